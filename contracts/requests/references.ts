/**
 * Values of a body that are ids of other things, as their names tell: one that is made up names nothing on the target, and
 * may well be refused for that.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import type { BaseRequest } from './base-request.ts'

/** What the name of an id ends in, behind the name of what it is the id of. */
const REFERENCE = /[a-z0-9](?:Ids?|ID|IDs|Uuid|UUID|Guid|GUID|[_-](?:ids?|uuids?|guids?))$/

/** Whether a body names other things than the base request does, which is known to be served. */
export function refersElsewhere(table: OperationsTable, { draft, origins }: BaseRequest, body: Json): boolean {
  const chosen = (table.resources ?? [])
    .flatMap(({ transitions }) => transitions)
    .flatMap(({ operation, newId }) => (operation === draft.operation.id && newId !== undefined ? [newId] : []))
  const isOwn = (pointer: string) => chosen.includes(pointer) || origins.has(`body:${pointer}`)
  return references(body, '').some(
    ([pointer, value]) => !isOwn(pointer) && JSON.stringify(follow(draft.body, pointer)) !== JSON.stringify(value),
  )
}

/** The ids of other things in a body, by JSON pointer. */
function references(value: Json, pointer: string): [pointer: string, value: Json][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => references(item, `${pointer}/${index}`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const at = joinPointer(pointer, name)
    return REFERENCE.test(name) && isName(member) ? [[at, member]] : references(member, at)
  })
}

/** Whether a value can be an id, or several. */
function isName(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isName)
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}
