/**
 * How far changes reach: the operations and generated types that a thing is part of, and the checks and known failures
 * that are about it.
 * Pure; who knows the checks is handed in.
 */
import { isObject, type JsonObject } from '../lib/json.ts'
import { follow, refPointer } from '../lib/pointer.ts'
import type { Blast, Change, Use } from './change.ts'
import type { Revision } from './findings.ts'
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

/** A change with the checks and known failures it touches. */
export function withJudges(change: Change, judges: Judges): Change {
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

/** The type of the operation of a name. */
function operationTypes({ base, head }: { base: Revision; head: Revision }, name: string): string[] {
  const found = [...head.surface.table.operations, ...base.surface.table.operations].find(
    ({ method, path }) => `${method.toUpperCase()} ${path}` === name,
  )
  return found ? [`operations[${JSON.stringify(found.id)}]`] : []
}
