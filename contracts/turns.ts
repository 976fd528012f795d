/**
 * The order in which operations are asked.
 * Pure.
 */
import type { Operation } from '../scripts/lib/operations.ts'
import type { Planning } from './context.ts'
import { isSafe } from './transport/transport.ts'

/** The operations in the order they are asked: what changes nothing first, what ends something last. */
export function orderOperations({ table, target }: Pick<Planning, 'table' | 'target'>): Operation[] {
  if (!target.capabilities.stateful || !target.capabilities.writes) return [...table.operations]
  return table.operations.toSorted((a, b) => rank(a) - rank(b))
}

/** What sounds as if little, or nothing at all, could be done with its object afterwards; only its turn depends on it. */
const ENDING = [/replace|cancel|revoke|close/i, /delete|remove|destroy|purge|terminate/i]

/** How late an operation is asked: 0 changes nothing, the last ends something. */
function rank({ method, id, path }: Operation): number {
  if (isSafe(method)) return 0
  const words = `${method} ${id} ${path.split('/').at(-1) ?? ''}`
  return 2 + ENDING.findLastIndex((verbs) => verbs.test(words))
}
