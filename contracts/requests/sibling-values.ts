/**
 * Values of one enum where another one counts: what a document allows for a property of the same name elsewhere, gives
 * as an example of it or names in its description, or has in a list that shares a value with this one. A server that
 * keeps one list for all of them takes them here too.
 * Pure; whoever asks judges them.
 */

import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { ruleHolder } from '../judging/schema-rule.ts'

/** Values that go together, and the property or parameter they are for. */
interface Group {
  name: string
  values: readonly Json[]
}

/** Words in a description that are written like values. */
const VALUE = /\b[A-Z][A-Z0-9_]{2,}\b/g

/** Siblings that are tried in one place. */
const MOST = 12
/** Longer texts are no values of an enum. */
const LONGEST = 60
/** What stands between a name and its schema. */
const PASSED = ['items', 'allOf', 'anyOf', 'oneOf', 'schema', 'then', 'else', 'properties', 'content']

/** Groups by their names, and by the values they hold, each in the order of the document. */
interface Groups {
  named: ReadonlyMap<string, readonly Group[]>
  holding: ReadonlyMap<Json, readonly Group[]>
}

const known = new WeakMap<OperationsTable, Groups>()

/** Where enums were broken. */
export interface Broken {
  table: OperationsTable
  /** The schema of the whole value. */
  schema: JsonSchema
  /** Of the parameter, when it is one; else the last name on the way to each place counts. */
  name?: string
  found: readonly Violation[]
}

/** For every place where an enum was broken already: the values of its siblings. */
export function siblingValues({ table, schema, name, found }: Broken): Violation[] {
  const enums = found.filter(({ keyword, was }) => keyword === 'enum' && typeof was === 'string')
  const places = new Map(enums.map((one) => [one.pointer, one]))
  return [...places.values()].flatMap((violation) => {
    const { pointer, schemaPointer, was } = violation
    const own = name ?? splitPointer(pointer).findLast((step) => !/^\d+$/.test(step)) ?? ''
    const holder = ruleHolder(table, schema, schemaPointer)
    const description = String(follow(holder, '/description') ?? '')
    return siblingsOf(groupsOf(table), own, was)
      .filter((value) => !description.includes(value))
      .map((value) => ({
        ...violation,
        label: 'a value that is allowed elsewhere, not here',
        value,
        instance: withValue(violation.instance, pointer, value),
      }))
  })
}

/** Values of lists for the same name first, then of lists that hold the valid value too; written alike. */
function siblingsOf({ named, holding }: Groups, name: string, valid: Json | undefined): string[] {
  const namesakes = named.get(name) ?? []
  const related = valid === undefined ? [] : (holding.get(valid) ?? [])
  const isCapital = (value: unknown) => value === String(value).toUpperCase()
  const values = [...namesakes, ...related]
    .flatMap((one) => one.values)
    .filter((value) => typeof value === 'string' && value.length <= LONGEST && isCapital(value) === isCapital(valid))
  return [...new Set(values.map(String))].slice(0, MOST)
}

/** Everything in a document that is, or looks like, a list of values, with the name it stands under. */
function groupsOf(table: OperationsTable): Groups {
  const cached = known.get(table)
  if (cached) return cached
  const found: Group[] = []
  const seen = new Set<object>()
  const rest: { name: string; node: unknown }[] = [
    { name: '', node: table.components.schemas },
    { name: '', node: table.operations },
  ]
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { name, node } = next
    if (Array.isArray(node)) rest.push(...node.map((item: unknown) => ({ name, node: item })))
    if (!isObject(node) || seen.has(node)) continue
    seen.add(node)
    found.push(...groupsAt(node, name))
    for (const [key, value] of Object.entries(node)) {
      rest.push({ name: PASSED.includes(key) ? nameOf(node, name) : key, node: value })
    }
  }
  const groups = indexed(found)
  known.set(table, groups)
  return groups
}

/** Groups as they are looked up, which every broken enum does. */
function indexed(groups: readonly Group[]): Groups {
  const named = Map.groupBy(groups, ({ name }) => name)
  const holding = new Map<Json, Group[]>()
  for (const group of groups) {
    for (const value of new Set(group.values)) {
      const others = holding.get(value)
      if (others) others.push(group)
      else holding.set(value, [group])
    }
  }
  return { named, holding }
}

/** The values one node names: its list, the words of its description, and itself where it is an example. */
function groupsAt(node: JsonObject, name: string): Group[] {
  const list = Array.isArray(node.enum) ? [{ name, values: node.enum }] : []
  const words = typeof node.description === 'string' ? (node.description.match(VALUE) ?? []) : []
  const members = Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ name: key, values: [value] }] : [],
  )
  return [...list, { name, values: words }, ...members]
}

/** The name of what a node describes: its own as a parameter has one, else the one it stands under. */
function nameOf(node: JsonObject, name: string): string {
  return typeof node.name === 'string' && typeof node.in === 'string' ? node.name : name
}
