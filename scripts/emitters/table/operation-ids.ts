/**
 * One id for each operation: the declared `operationId` where it is unique, otherwise one made from method and path.
 * Pure.
 */
import { uniqueName } from '../../lib/spec/names.ts'

/** What an id is made from. */
export interface Unnamed {
  method: string
  path: string
  /** As declared, if at all. */
  operationId: unknown
}

/** The ids of operations, in their order. */
export function operationIds(operations: readonly Unnamed[]): string[] {
  const counts = new Map<unknown, number>()
  for (const { operationId } of operations) counts.set(operationId, (counts.get(operationId) ?? 0) + 1)
  const isUsable = (id: unknown): id is string => typeof id === 'string' && id.trim() !== '' && counts.get(id) === 1
  const taken = new Set(operations.map(({ operationId }) => operationId).filter(isUsable))
  return operations.map(({ method, path, operationId }) => {
    if (isUsable(operationId)) return operationId
    const id = uniqueName(madeId(method, path), taken)
    taken.add(id)
    return id
  })
}

/** @example madeId('get', '/cards/{cardId}/limits') // => 'getCardsByCardIdLimits' */
function madeId(method: string, path: string): string {
  const words = path.replaceAll('{', ' By ').match(/[\p{L}\p{N}]+/gu) ?? ['Root']
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
