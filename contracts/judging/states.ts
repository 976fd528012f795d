/**
 * States of things as answers show them.
 * Pure.
 */
import { follow } from '../../scripts/lib/pointer.ts'
import { type Exchange, isAccepted, parseBody } from '../transport/exchange.ts'

/** The state that an answer shows; `undefined` when it shows none. */
export function stateIn({ answer }: Exchange, at: string): string | undefined {
  if (!isAccepted(answer.status)) return undefined
  const parsed = parseBody(answer)
  const value = parsed.ok ? follow(parsed.value, at) : undefined
  return typeof value === 'string' ? value : undefined
}
