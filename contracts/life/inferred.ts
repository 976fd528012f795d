/**
 * Things that no life cycle speaks of and that can be made all the same, as the paths tell: by a POST whose answer gives
 * the id, read one step below. What is done with one is asked of such a one where that is served, and of the one that
 * the data names where it is not. What is made within another thing is made within the one that the data names.
 * Pure.
 */
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { idPlace, listerOf, showerOf, singular } from '../requests/made-things.ts'
import { text } from '../requests/text.ts'
import { isSafe } from '../transport/transport.ts'
import { canDiffer, placeholderOf } from './ids.ts'
import type { Use } from './thing.ts'

const known = new WeakMap<OperationsTable, readonly Resource[]>()

/** The kinds of things that can be made, and whose ids can be told from anything else in a request. */
export function inferredResources(table: OperationsTable): readonly Resource[] {
  const before = known.get(table)
  if (before) return before
  const declared = (table.resources ?? []).map(({ id }) => id)
  const resources = table.operations
    .flatMap((operation) => resourceMadeBy(table, operation) ?? [])
    .filter((resource) => !declared.includes(resource.id) && canBeTold(table, resource))
  known.set(table, resources)
  return resources
}

/** Every kind of thing that can be made: the declared ones first. */
export function makeableResources(table: OperationsTable): readonly Resource[] {
  return [...(table.resources ?? []), ...inferredResources(table)]
}

/** How an operation uses a thing that can be made for it: the innermost that its path names. */
export function inferredUse(table: OperationsTable, operation: Operation): Use | undefined {
  if (isSafe(operation.method)) return undefined
  const [resource] = inferredResources(table)
    .map((one) => ({ one, at: pathOf(table, one) }))
    .filter(({ at }) => operation.path === at || operation.path.startsWith(`${at}/`))
    .toSorted((a, b) => b.at.length - a.at.length)
  const makes = showerOf(table, operation) !== undefined || listerOf(table, operation) !== undefined
  const once = operation.method === 'delete' || (operation.method === 'post' && !makes)
  return resource && { resource: resource.one, registers: false, once, transitions: [] }
}

/** Where a thing of a kind is read. */
export function pathOf({ operations }: OperationsTable, { read }: Resource): string {
  const { path = '' } = operations.find(({ id }) => id === read.operation) ?? {}
  return path.replace(/\/$/, '')
}

function resourceMadeBy(table: OperationsTable, maker: Operation): Resource | undefined {
  const shower = maker.method === 'post' ? showerOf(table, maker) : undefined
  const id = shower && idPlace(table, maker, shower)
  if (!shower || id === undefined) return undefined
  const { pointer } = maker
  return {
    ...{ name: singular(maker.path), pointer, id: shower.id.name, states: [], transitions: [], writes: [] },
    makers: [{ operation: maker.id, pointer, id }],
    read: { operation: shower.operation.id, pointer: shower.operation.pointer },
  }
}

function canBeTold(table: OperationsTable, resource: Resource): boolean {
  const placeholder = placeholderOf(table, resource)
  return placeholder !== undefined && canDiffer(text(placeholder.value))
}
