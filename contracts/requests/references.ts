/**
 * Values of a body that are ids of other things, as their names tell: one that is made up names nothing on the target, and
 * may well be refused for that.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { unlikelyNumber } from '../life/ids.ts'
import type { BaseRequest } from './base-request.ts'

/** What the name of an id ends in, behind the name of what it is the id of. */
const REFERENCE = /[a-z0-9](?:Ids?|ID|IDs|Uuid|UUID|Guid|GUID|[_-](?:ids?|uuids?|guids?))$/

/** How a body names other things than the base request does, which is known to be served: by numbers, or otherwise. */
export function refersElsewhere(
  table: OperationsTable,
  { draft, origins }: BaseRequest,
  body: Json,
): 'by-number' | 'otherwise' | undefined {
  const chosen = chosenIn(table.resources ?? [], draft.operation)
  const others = references(body, '').filter(
    ([pointer, value]) => JSON.stringify(follow(draft.body, pointer)) !== JSON.stringify(value),
  )
  if (others.some(([, value]) => [value].flat().some((one) => typeof one === 'number'))) return 'by-number'
  // What stands in the place of something known is held against others there.
  const isOwn = (pointer: string) => chosen.includes(pointer) || origins.has(`body:${pointer}`)
  return others.some(([pointer]) => !isOwn(pointer)) ? 'otherwise' : undefined
}

/** The body without ids of other things that are made up, and with numbers that hardly anything has where they stay. */
export function namingNothing(
  { resources = [] }: OperationsTable,
  operation: Operation,
  body: Json,
  accepts: (body: Json) => boolean,
): Json {
  const chosen = chosenIn(resources, operation)
  return references(body, '').reduce((rest, [pointer, value]) => {
    if (chosen.includes(pointer)) return rest
    const number = typeof value === 'number' ? [unlikelyNumber(0, `${operation.id} ${pointer}`)] : []
    const others = [undefined, ...number].map((one) => withValue(rest, pointer, one))
    return others.find(accepts) ?? rest
  }, body)
}

/** Where a body holds an id that it gives to something. */
function chosenIn(resources: readonly Resource[], { id }: Operation): string[] {
  const transitions = resources.flatMap((resource) => resource.transitions)
  return transitions.flatMap(({ operation, newId }) => (operation === id && newId !== undefined ? [newId] : []))
}

/** The ids of other things in a body, by JSON pointer. */
function references(value: Json, pointer: string): [pointer: string, value: Json][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => references(item, `${pointer}/${index}`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const at = joinPointer(pointer, name)
    // On its own, a thing may be given its own id; among others, it says which of them is meant.
    const isId = REFERENCE.test(name) || (name.toLowerCase() === 'id' && pointer !== '')
    return isId && isName(member) ? [[at, member]] : references(member, at)
  })
}

/** Whether a value can be an id, or several. */
function isName(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isName)
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}
