/**
 * Things that no life cycle speaks of and that can be made all the same, as the paths tell: by a POST whose answer gives
 * the id, read one step below. What is done with one is asked of such a one where that is served, and of the one that
 * the data names where it is not.
 * Pure.
 */
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { templateNames } from '../requests/draft.ts'
import { idPlace, listerOf, showerOf, singular } from '../requests/made-things.ts'
import { text } from '../requests/text.ts'
import { isSafe } from '../transport/transport.ts'
import { canDiffer, placeholderOf } from './ids.ts'
import type { Use } from './thing.ts'

const known = new WeakMap<OperationsTable, readonly Resource[]>()

/** The kinds of things that can be made, and whose ids are unlike anything else in a request. */
export function inferredResources(table: OperationsTable): readonly Resource[] {
  const before = known.get(table)
  if (before) return before
  const declared = (table.resources ?? []).map(({ id }) => id)
  const resources = table.operations
    .flatMap((operation) => resourceMadeBy(table, operation) ?? [])
    .filter((resource) => !declared.includes(resource.id) && hasLongId(table, resource))
  known.set(table, resources)
  return resources
}

/** Every kind of thing that can be made: the declared ones first. */
export function makeableResources(table: OperationsTable): readonly Resource[] {
  return [...(table.resources ?? []), ...inferredResources(table)]
}

/** How an operation uses a thing that can be made for it. */
export function inferredUse(table: OperationsTable, operation: Operation): Use | undefined {
  if (isSafe(operation.method)) return undefined
  const names = templateNames(operation.path)
  const resource = inferredResources(table).find(({ id }) => names.includes(id))
  const makes = showerOf(table, operation) !== undefined || listerOf(table, operation) !== undefined
  const once = operation.method === 'delete' || (operation.method === 'post' && !makes)
  return resource && { resource, registers: false, once, transitions: [] }
}

function resourceMadeBy(table: OperationsTable, maker: Operation): Resource | undefined {
  const shower = maker.method === 'post' ? showerOf(table, maker) : undefined
  const id = shower && idPlace(table, maker, shower)
  // What is made within another thing would need that one made first.
  if (!shower || id === undefined || templateNames(maker.path).length > 0) return undefined
  const { pointer } = maker
  return {
    ...{ name: singular(maker.path), pointer, id: shower.id.name, states: [], transitions: [], writes: [] },
    makers: [{ operation: maker.id, pointer, id }],
    read: { operation: shower.operation.id, pointer: shower.operation.pointer },
  }
}

function hasLongId(table: OperationsTable, resource: Resource): boolean {
  const placeholder = placeholderOf(table, resource)
  return placeholder !== undefined && canDiffer(text(placeholder.value))
}
