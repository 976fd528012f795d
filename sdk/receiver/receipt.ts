/**
 * Deals with the authorisations of one notification: those of one card one after another, across notifications too,
 * those of different cards side by side; what was dealt with before is not dealt with again.
 * Calls handlers; what they throw is passed to nobody but `onError`.
 */
import type { Addition } from '../guarding.ts'
import type { Authorisation } from './notification.ts'
import type { InOrder } from './order.ts'
import type { Handler } from './route.ts'
import { keyOf, type SeenStore } from './seen.ts'

/** What a handler is told beside the authorisation. */
export interface Context {
  /** Whose card it is. */
  issuerId: string
  /** What D1's support asks for. */
  correlationId: string | undefined
  /** Says when D1 no longer waits for the answer, and will come again. */
  signal: AbortSignal
  /** What D1 has added to this notification since the spec was written. */
  additions: readonly Addition[]
}

/** What dealing takes. */
export interface Dealing {
  handle: Handler
  seen: SeenStore
  inOrder: InOrder
  /** Hears what a handler or the store has thrown. */
  onError(error: unknown, authorisation: Authorisation, context: Context): void
}

/** Deals with all of them; whether each is dealt with now. */
export async function dealWith(
  operations: readonly Authorisation[],
  context: Context,
  dealing: Dealing,
): Promise<boolean> {
  const cards = Map.groupBy(operations, ({ cardId }) => cardId)
  const ofCards = [...cards].map(([cardId, ofCard]) =>
    dealing.inOrder(`${context.issuerId} ${cardId}`, () => dealInTurn(ofCard, context, dealing)),
  )
  return (await Promise.all(ofCards)).every((isDone) => isDone)
}

/** Deals with those of one card; after one that fails the next have to wait, or they would overtake it. */
async function dealInTurn(
  operations: readonly Authorisation[],
  context: Context,
  { handle, seen, onError }: Dealing,
): Promise<boolean> {
  for (const authorisation of operations) {
    const key = keyOf(context.issuerId, authorisation)
    try {
      if (await seen.has(key)) continue
      await handle(authorisation, context)
      await seen.add(key)
    } catch (error) {
      onError(error, authorisation, context)
      return false
    }
  }
  return true
}
