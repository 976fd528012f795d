/**
 * How far changes reach: the operations and generated types that a thing is part of, and the checks and known failures
 * that are about it.
 * Pure; who knows the checks is handed in.
 */
import { isObject, type JsonObject } from '../lib/json.ts'
import type { Operation, OperationsTable } from '../lib/operations.ts'
import { follow, refPointer } from '../lib/pointer.ts'
import type { Blast, Change, Use } from './change.ts'
import type { Untried } from './compare.ts'
import type { Revision } from './findings.ts'
import { counted, listed } from './formats/format.ts'
import { tableSource } from './schema/discriminator.ts'

/** A check that judges an operation: one rule of its requests, or what is documented of its answers. */
export interface Judging {
  check: string
  rule?: string
  questions: readonly string[]
}

/** A failure that a target is allowed to have. */
export interface AllowedFailure {
  target: string
  fingerprint: string
}

/** Who knows what judges operations. */
export interface Judges {
  /** What judges the operation of a name (`METHOD PATH`), in either revision. */
  of(operation: string): readonly Judging[]
  allowed: readonly AllowedFailure[]
}

/** The operations and types that a difference touches. */
export function reach(
  pointers: { base?: string; head?: string },
  uses: readonly Use[],
  revisions: { base: Revision; head: Revision },
): Blast {
  const operations = [...new Set(uses.map(({ operation }) => operation))]
  const types = [
    ...componentsWith(revisions.base, pointers.base),
    ...componentsWith(revisions.head, pointers.head),
    ...operations.flatMap((name) => operationTypes(revisions, name)),
  ]
  return { operations, types: [...new Set(types)].toSorted(), checks: [], knownFailures: [] }
}

/** The operations that changes ask somebody to do something about, the gravest first. */
export function reachedOperations(changes: readonly Change[]): string[] {
  const grave = changes.filter(({ level }) => level !== 'compatible')
  return [...new Set(grave.flatMap(({ blast }) => blast.operations))]
}

/** The operations of a revision by their names, `METHOD PATH`; what its publisher calls is judged by no check. */
export function operationsByName({ surface: { table } }: Revision): {
  table: OperationsTable
  operations: ReadonlyMap<string, Operation>
} {
  return { table, operations: new Map(table.operations.map((operation) => [nameOf(operation), operation])) }
}

/** That the checks of some operations are not known. */
export function unlookedWords(names: readonly string[], most: number): string {
  return `The checks and known failures of ${most} operations are looked up, those of ${names.length} more are not: ${listed(names)}.`
}

/** That the checks of what several operations do together are not known, where a revision has such. */
export function unfollowedWords(tables: readonly OperationsTable[]): string[] {
  return tables.some(({ resources = [] }) => resources.length > 0)
    ? ['The checks of the life cycle are not looked up: they judge what several operations do to one thing.']
    : []
}

/** That some safe changes were not tried, a sentence for each reason. */
export function untriedWords({ beyond, undrawn }: Untried): string[] {
  const judged = (count: number) =>
    `${counted(count, 'safe change')} of schemas ${count === 1 ? 'was' : 'were'} judged by the rules only, without instances`
  return [
    ...(beyond > 0 ? [`${judged(beyond)}, as enough others were tried.`] : []),
    ...(undrawn > 0 ? [`${judged(undrawn)}, as none could be drawn.`] : []),
  ]
}

/** A change with the checks and known failures it touches; one that asks nobody to do anything stays as it is. */
export function withJudges(change: Change, judges: Judges): Change {
  if (change.level === 'compatible') return change
  const own = change.blast.operations.flatMap((name) => judges.of(name).filter((one) => concerns(one, change)))
  const questions = new Set(own.flatMap((one) => one.questions))
  const known = judges.allowed.filter(({ fingerprint }) => questions.has(fingerprint.slice(0, 6)))
  const checks = [...new Set(own.map(({ check }) => check))].toSorted()
  const knownFailures = known.map(({ target, fingerprint }) => `${target}:${fingerprint}`)
  return { ...change, blast: { ...change.blast, checks, knownFailures: [...new Set(knownFailures)].toSorted() } }
}

/** Whether what is judged is what changed: a rule at its place or below it, or the answers it is part of. */
function concerns({ rule }: Judging, { pointers, uses }: Change): boolean {
  if (rule === undefined) return uses.some(({ position }) => position !== 'request')
  if (pointers.base === undefined && pointers.head === undefined) {
    return uses.some(({ place }) => place.startsWith('security')) && /\/security(\/|$)/.test(rule)
  }
  const at = tableSource(rule)
  return [pointers.base, pointers.head].some((pointer) => {
    const place = pointer === undefined ? undefined : tableSource(pointer)
    return place !== undefined && `${at}/`.startsWith(`${place}/`)
  })
}

const users = new WeakMap<JsonObject, Map<string, Set<string>>>()

/** The schemas that hold what stands at a pointer, and those that lead to them. */
function componentsWith({ document }: Revision, pointer: string | undefined): string[] {
  const name = pointer === undefined ? undefined : componentOf(tableSource(pointer))
  if (name === undefined) return []
  const graph = users.get(document) ?? usersOf(document)
  users.set(document, graph)
  const found = new Set([name])
  for (const one of found) for (const user of graph.get(one) ?? []) found.add(user)
  return [...found].map((one) => `components["schemas"][${JSON.stringify(one)}]`)
}

/** The name of the schema that a pointer leads into. */
function componentOf(pointer: string): string | undefined {
  const [, name] = /^\/components\/schemas\/([^/]+)/.exec(pointer) ?? []
  return name?.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Who refers to each schema. */
function usersOf(document: JsonObject): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  const schemas = follow(document, '/components/schemas')
  for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
    const pending: unknown[] = [schema]
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (typeof node !== 'object' || node === null) continue
      const ref = isObject(node) && typeof node.$ref === 'string' ? refPointer(node.$ref) : undefined
      const target = ref === undefined ? undefined : componentOf(ref)
      if (target !== undefined) graph.set(target, (graph.get(target) ?? new Set()).add(name))
      pending.push(...Object.values(node).filter((member) => member !== null))
    }
  }
  return graph
}

const ids = new WeakMap<Revision, Map<string, string>>()

/** The type of the operation of a name. */
function operationTypes({ base, head }: { base: Revision; head: Revision }, name: string): string[] {
  const id = idsOf(head).get(name) ?? idsOf(base).get(name)
  return id === undefined ? [] : [`operations[${JSON.stringify(id)}]`]
}

/** The ids of operations by their names. */
function idsOf(revision: Revision): Map<string, string> {
  const known = ids.get(revision)
  if (known) return known
  const found = new Map(revision.surface.table.operations.map((operation) => [nameOf(operation), operation.id]))
  ids.set(revision, found)
  return found
}

/** What an operation of a path is called. */
function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`
}
