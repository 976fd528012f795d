/**
 * Compares what a document declares beside its operations: the dialect of its schemas, what the publisher keeps the right
 * to change (`x-compatibility`) and what operations do to the things they are about (`x-lifecycle`).
 * Pure.
 */
import { isObject, type Json, sameJson } from '../lib/json.ts'
import { follow, joinPointer } from '../lib/pointer.ts'
import type { Use } from './change.ts'
import type { Findings, Revision } from './findings.ts'
import type { Revisions } from './operations.ts'

/** Compares the declarations of two documents. */
export function compareDeclarations(findings: Findings, revisions: Revisions): void {
  compareDialects(findings, revisions)
  compareFreedoms(findings, revisions)
  compareNames(findings, revisions)
  compareLifeCycles(findings, revisions)
}

/** Dialects in which schemas mean what they mean in OpenAPI 3.1 when nothing is said. */
const USUAL =
  /^https:\/\/(spec\.openapis\.org\/oas\/3\.1\/dialect\/(base|[\d-]+)|json-schema\.org\/draft\/2020-12\/schema#?)$/

/** In another dialect the same words may mean something else. */
function compareDialects(findings: Findings, { base, head }: Revisions): void {
  const dialectOf = ({ document: { jsonSchemaDialect } }: Revision) =>
    typeof jsonSchemaDialect !== 'string' || USUAL.test(jsonSchemaDialect) ? 'the usual one' : jsonSchemaDialect
  const [before, after] = [dialectOf(base), dialectOf(head)]
  if (before === after) return
  const at = '/jsonSchemaDialect'
  for (const from of ['consumer', 'publisher'] as const) {
    const use: Use = { operation: 'all', position: 'operation', from, place: 'dialect of schemas' }
    findings.note('dialect-changed', 'different', use, { base: at, head: at }, { before, after })
  }
}

/** The names of schemas are those of generated types; nothing of them goes over the wire. */
function compareNames(findings: Findings, { base, head }: Revisions): void {
  const names = ({ document }: Revision) => Object.keys(follow(document, '/components/schemas') ?? {})
  const heads = new Set(names(head))
  for (const name of names(base).filter((one) => !heads.has(one))) {
    const use: Use = { operation: 'all', position: 'operation', from: 'publisher', place: `schema \`${name}\`` }
    findings.note(
      'schema-name-removed',
      'none',
      use,
      { base: joinPointer('/components/schemas', name) },
      { before: name },
    )
  }
}

/** A freedom that the publisher takes is one more thing its consumers have to be ready for. */
function compareFreedoms(findings: Findings, { base, head }: Revisions): void {
  const [was, is] = [base.surface.table.compatibility ?? {}, head.surface.table.compatibility ?? {}]
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [before, after] = [Object.hasOwn(was, name), Object.hasOwn(is, name)]
    if (before === after) continue
    const use: Use = { operation: 'all', position: 'operation', from: 'publisher', place: `freedom \`${name}\`` }
    const pointer = joinPointer('/x-compatibility', name)
    if (after) findings.note('freedom-taken', 'wider', use, { head: pointer }, { after: name })
    else findings.note('freedom-given-up', 'narrower', use, { base: pointer }, { before: name })
  }
}

function compareLifeCycles(findings: Findings, { base, head }: Revisions): void {
  const [bases, heads] = [lifeCyclesOf(base), lifeCyclesOf(head)]
  for (const name of new Set([...bases.keys(), ...heads.keys()])) {
    const [was, is] = [bases.get(name), heads.get(name)]
    const place = `life cycle of \`${name}\``
    const use: Use = { operation: 'all', position: 'operation', from: 'publisher', place }
    const pointer = joinPointer('/x-lifecycle', name)
    // To write down how things are changes nothing about them, nor does it to stop.
    if (was === undefined) findings.note('life-cycle-declared', 'none', use, { head: pointer })
    else if (is === undefined) findings.note('life-cycle-left-out', 'none', use, { base: pointer })
    else if (!sameJson(was, is)) {
      findings.note('life-cycle-changed', 'different', use, { base: pointer, head: pointer }, differing(was, is))
    }
  }
}

/** The life cycles of a document by name, without the places they are written at. */
function lifeCyclesOf({ surface }: Revision): Map<string, Json> {
  return new Map((surface.table.resources ?? []).map((resource) => [resource.name, withoutPointers(resource)]))
}

function withoutPointers(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withoutPointers)
  if (!isObject(value)) return typeof value === 'object' || value === undefined ? null : (value as Json)
  const kept = Object.entries(value).filter(([name]) => name !== 'pointer')
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutPointers(member)]))
}

/** The members of two objects that differ. */
function differing(was: Json, is: Json): { before?: Json; after?: Json } {
  if (!isObject(was) || !isObject(is)) return { before: was, after: is }
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => !sameJson(was[name] ?? null, is[name] ?? null),
  )
  const only = (from: typeof was) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]))
  return { before: only(was), after: only(is) }
}
