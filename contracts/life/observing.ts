/**
 * Where one can see what a writing operation does: the operations that read the same thing.
 * Pure; sends nothing.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Resource, Transition, Write } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { templateNames } from '../requests/draft.ts'
import { isTrace, withHeaders } from '../requests/optional-headers.ts'
import { type Thing, useOf } from './thing.ts'

/** Waits before something that was written is looked for again, in milliseconds. */
export const MOMENTS: readonly number[] = [100, 400]

/** Most places that are looked at. */
const MOST = 2

/** What the life cycle says of the writing of an operation. */
export function writeOf(table: OperationsTable, { id }: Operation): Write | undefined {
  return (table.resources ?? []).flatMap(({ writes }) => writes).find(({ operation }) => operation === id)
}

/** The operations that show what an operation works on: declared ones, and what is read at its path or above it. */
export function observersOf(table: OperationsTable, operation: Operation): Operation[] {
  const declared = [writeOf(table, operation)?.read, useOf(table, operation)?.resource.read.operation]
  const named = declared.flatMap((name) => table.operations.filter(({ id }) => id === name))
  const above = table.operations
    .filter(({ method, path }) => method === 'get' && `${operation.path}/`.startsWith(`${path}/`) && path !== '/')
    .toSorted((a, b) => b.path.length - a.path.length)
  const known = templateNames(operation.path)
  const readable = [...named, ...above].filter(({ path }) => templateNames(path).every((name) => known.includes(name)))
  return [...new Set(readable)].slice(0, MOST)
}

/** The operations that read something of a thing, by its id and what else is known of it. */
export function readersOf({ operations }: OperationsTable, { id }: Resource, { path }: Operation): Operation[] {
  const known = templateNames(path)
  return operations.filter(({ method, path: other }) => {
    const names = templateNames(other)
    return method === 'get' && names.includes(id) && names.every((name) => known.includes(name))
  })
}

/** A request that reads what another operation works on, with the same values in its path, and some of its own. */
export function reading(
  context: ProbeContext,
  observer: Operation,
  on: Thing | undefined,
  own: ReadonlyMap<string, Json> = new Map(),
): Case | undefined {
  const other = context.other(observer)
  if (other.base.missing !== undefined) return undefined
  const values = new Map(other.base.draft.values)
  for (const name of templateNames(observer.path)) {
    const value = context.base.draft.values.get(`path:${name}`)
    if (value !== undefined) values.set(`path:${name}`, value)
  }
  const shown = on && context.shownId(on.resource)
  if (on && shown !== undefined) values.set(`path:${on.resource.id}`, shown)
  for (const [key, value] of own) values.set(key, value)
  // Readings of different things, and of one thing at different times, all have the same one.
  const sent = other.write(withHeaders(other, { ...other.base.draft, values }, isTrace))
  return { intent: 'series', aims: {}, ...sent, rule: observer.pointer, operation: observer, ...(on ? { on } : {}) }
}

/** The context of another change of a thing, about the one that stands for any; none where it cannot be asked for. */
export function contextAbout(
  context: ProbeContext,
  resource: Resource,
  { operation: name }: Pick<Transition, 'operation'>,
): ProbeContext | undefined {
  const operation = context.table.operations.find(({ id }) => id === name)
  const other = operation && context.other(operation)
  const shown = context.shownId(resource)
  if (!other || other.base.missing !== undefined || shown === undefined) return undefined
  const values = new Map(other.base.draft.values).set(`path:${resource.id}`, shown)
  return { ...other, base: { ...other.base, draft: { ...other.base.draft, values } } }
}
