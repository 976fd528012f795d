/**
 * What can be asked about notifications: every one that is not delivered, and the latest of those that are.
 * In memory, within bounds; keeps no bodies of what is delivered.
 */
import type { Entry } from './lanes.ts'
import type { Delivery, DeliveryQuery } from './notification.ts'
import { createQueue } from './queue.ts'

/** The log. */
export interface DeliveryLog {
  add(entry: Entry): void
  /** Marks as delivered and forgets the oldest of many. */
  delivered(entry: Entry): void
  /** The newest first. */
  list(query: DeliveryQuery, timing: Timing): Delivery[]
}

/** What the log needs to know of time. */
export interface Timing {
  now: number
  /** Before this nothing is sent to anybody. */
  pausedUntil: number
}

/** Delivered ones that are kept. */
const KEPT = 10_000

/** Rows of a list when no number is asked for. */
const DEFAULT_LIMIT = 100

/** Opens an empty log. */
export function createDeliveryLog(): DeliveryLog {
  const entries = new Map<number, Entry>()
  const delivered = createQueue<number>()
  return {
    add(entry) {
      entries.set(entry.id, entry)
    },
    delivered(entry) {
      entry.isDelivered = true
      entry.body = ''
      delivered.push(entry.id)
      if (delivered.size > KEPT) entries.delete(delivered.shift() ?? 0)
    },
    list({ issuerId, cardId, state, limit = DEFAULT_LIMIT }, timing) {
      const listed: Delivery[] = []
      for (const entry of [...entries.values()].toReversed()) {
        if (listed.length >= limit) break
        if (issuerId !== undefined && entry.issuerId !== issuerId) continue
        if (cardId !== undefined && entry.cardId !== cardId) continue
        const delivery = describe(entry, timing)
        if (state === undefined || delivery.state === state) listed.push(delivery)
      }
      return listed
    },
  }
}

function describe(entry: Entry, timing: Timing): Delivery {
  const { id, issuerId, cardId, operationId, attempts, lastStatus, lastFailure } = entry
  const nextAttemptIn = entry.isDelivered ? undefined : remaining(entry, timing)
  return {
    id,
    issuerId,
    cardId,
    operationId,
    state: stateOf(entry),
    attempts,
    ...(lastStatus !== undefined && { lastStatus }),
    ...(lastFailure !== undefined && { lastFailure }),
    ...(nextAttemptIn !== undefined && { nextAttemptIn }),
  }
}

function stateOf({ isDelivered, isSending, lane }: Entry): Delivery['state'] {
  if (isDelivered) return 'DELIVERED'
  if (isSending) return 'SENDING'
  return lane.state === 'held' ? 'HELD' : 'PENDING'
}

/** Milliseconds until the lane of an entry is sent from again. */
function remaining({ lane }: Entry, { now, pausedUntil }: Timing): number | undefined {
  const due = Math.max(pausedUntil, lane.state === 'waiting' ? lane.due : 0)
  const isTimed = due > now && (lane.state === 'waiting' || lane.state === 'ready')
  return isTimed ? Math.ceil(due - now) : undefined
}
