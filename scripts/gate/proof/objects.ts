/**
 * Objects of cells: whether all objects of one are objects of another. Names that no list has are told apart by the
 * patterns that speak of them.
 * Pure.
 */
import { isObject } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { createJudge } from '../../lib/sampling/judge.ts'
import { compilePattern, testsTrue } from '../../lib/sampling/regex.ts'
import { walkPatterns } from '../patterns/walk.ts'
import type { ObjectCell } from './cells.ts'
import { isAnything } from './negation.ts'
import type { Proof } from './within.ts'

/** A cell, and the document its schemas refer into. */
interface In {
  cell: ObjectCell
  root: object
}

/** Patterns of names that are told apart, at most. */
const MOST_PATTERNS = 4

/** What the property of a name must satisfy, names aside. */
export function propertyAt({ layers }: ObjectCell, name: string): JsonSchema[] {
  return schemasFor(layers, name, (pattern) => {
    const tester = compilePattern(pattern)
    return tester !== undefined && testsTrue(tester, name)
  })
}

function schemasFor(
  layers: ObjectCell['layers'],
  name: string | undefined,
  isMatched: (pattern: string) => boolean,
): JsonSchema[] {
  return layers.flatMap(({ named, patterned, rest }) => {
    const own = name === undefined ? undefined : named.get(name)
    const matched = patterned.filter(([pattern]) => isMatched(pattern)).map(([, schema]) => schema)
    return own === undefined && matched.length === 0 ? [rest] : [...(own === undefined ? [] : [own]), ...matched]
  })
}

/** Whether all objects of one cell are objects of another, marks aside. */
export function isObjectWithin(proof: Proof, one: In, other: In): boolean {
  if (!other.cell.required.every((name) => one.cell.required.includes(name))) return false
  if (Math.max(one.cell.low, one.cell.required.length) < other.cell.low) return false
  const names = new Set([one, other].flatMap(({ cell }) => [...listedIn(cell)]))
  const regions = regionsOf([one.cell, other.cell])
  if (!regions) return false
  const isRoomFor = (matched: readonly string[]) => !proof.isEmpty({ root: one.root, all: restAt(one.cell, matched) })
  if (other.cell.high < one.cell.high) {
    const known = [...names].filter((name) => !proof.isEmpty({ root: one.root, all: namedAt(one, name) }))
    if (known.length > other.cell.high || regions.some(isRoomFor)) return false
  }
  const isNamedWithin = (name: string) =>
    proof.isWithin({ root: one.root, all: namedAt(one, name) }, { root: other.root, all: namedAt(other, name) })
  const isRestWithin = (matched: readonly string[]) =>
    proof.isWithin(
      { root: one.root, all: restAt(one.cell, matched) },
      { root: other.root, all: restAt(other.cell, matched) },
    )
  return [...names].every(isNamedWithin) && regions.every(isRestWithin)
}

/** Names that a cell speaks of by themselves. */
function listedIn({ layers, names, required }: ObjectCell): string[] {
  const lists = names.flatMap((schema) => (isObject(schema) && Array.isArray(schema.enum) ? schema.enum : []))
  const constants = names.flatMap((schema) =>
    isObject(schema) && typeof schema.const === 'string' ? schema.const : [],
  )
  return [...required, ...layers.flatMap(({ named }) => [...named.keys()]), ...lists.map(String), ...constants]
}

/** What the property of a name must satisfy; nothing fits one whose name is refused. */
function namedAt({ cell, root }: In, name: string): JsonSchema[] {
  const own = propertyAt(cell, name)
  return cell.names.every((schema) => createJudge(root).accepts(schema, name)) ? own : [...own, false]
}

/** What properties must satisfy whose names are in no list but match some patterns. */
function restAt({ layers, names }: ObjectCell, matched: readonly string[]): JsonSchema[] {
  const own = schemasFor(layers, undefined, (pattern) => matched.includes(pattern))
  const isRefused = names.some((schema) => {
    const pattern = patternOf(schema)
    return pattern === undefined ? isListed(schema) : !matched.includes(pattern)
  })
  return isRefused ? [...own, false] : own
}

/** The pattern that is all that a schema says of names. */
function patternOf(schema: JsonSchema): string | undefined {
  if (!isObject(schema) || typeof schema.pattern !== 'string') return undefined
  return Object.keys(schema).every((name) => name === 'pattern' || name === 'type') ? schema.pattern : undefined
}

function isListed(schema: JsonSchema): boolean {
  return schema === false || (isObject(schema) && (Array.isArray(schema.enum) || schema.const !== undefined))
}

/** Which patterns names may match together; `undefined` when that cannot be told. */
function regionsOf(cells: readonly ObjectCell[]): string[][] | undefined {
  const spoken = cells.flatMap(({ names }) => names).filter((schema) => !isAnything(schema) && !isListed(schema))
  const ofNames = spoken.map(patternOf)
  if (ofNames.includes(undefined)) return undefined
  const ofProperties = cells.flatMap(({ layers }) => layers.flatMap(({ patterned }) => patterned.map(([one]) => one)))
  const patterns = [...new Set([...ofProperties, ...ofNames.filter((one) => one !== undefined)])]
  if (patterns.length === 0) return [[]]
  if (patterns.length > MOST_PATTERNS) return undefined
  const regions = new Map<string, string[]>()
  const isTold = walkPatterns(patterns, (taken) => {
    const matched = patterns.filter((_, index) => taken[index])
    regions.set(matched.join('\n'), matched)
    return false
  })
  return isTold ? [...regions.values()] : undefined
}
