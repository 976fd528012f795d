/**
 * The order in which notifications may leave: a lane for each card, first in first out, and of each lane only one
 * request at a time. Nothing passes its predecessor here; cards do not wait for one another.
 * Pure; knows no time and sends nothing.
 */
import type { DeliveryQuery, Failure, Notification } from './notification.ts'
import { createQueue, type Queue } from './queue.ts'

/** What is known of the attempts to deliver something. */
export interface Attempts {
  attempts: number
  lastStatus?: number | undefined
  lastFailure?: Failure | undefined
}

/** A notification on its way. */
export interface Entry extends Notification, Attempts {
  lane: Lane
  isSending: boolean
  /** Delivered ones have left their lane. */
  isDelivered: boolean
}

/** The notifications of one card that are not delivered yet. */
export interface Lane {
  issuerId: string
  cardId: string
  entries: Queue<Entry>
  /** `ready`: may be sent; `busy`: its first ones are being sent; `waiting`: until a time; `held`: until released. */
  state: 'ready' | 'busy' | 'waiting' | 'held'
  /** How many of its first entries are being sent. */
  taken: number
  /** Its first entry goes without those of other cards: whatever is wrong with it is then its own affair. */
  isAlone: boolean
  /** When it is sent again, while it waits. */
  due: number
}

/** Some cards: one, those of an issuer, or all. */
export type Cards = Pick<DeliveryQuery, 'issuerId' | 'cardId'>

/** All lanes. */
export interface Lanes {
  /** Puts a notification behind those of its card. */
  add(notification: Notification, past: Attempts): Entry
  /** Takes the next entries that may go in one request, at most `most`; empty when there are none. */
  take(most: number): Entry[]
  /** Says that the entries taken from a lane were delivered. */
  done(lane: Lane): void
  /** Lets a lane be taken from again, at first alone. */
  open(lane: Lane, isAlone: boolean): void
  /** Lets nothing be taken from a lane until a time, when it has to be opened. */
  wait(lane: Lane, due: number): void
  /** Lets nothing be taken from a lane until it is released. */
  hold(lane: Lane): void
  /** Opens those of the lanes that are held; returns what is in them. */
  release(cards: Cards): Entry[]
}

/** Makes lanes without anything in them. */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>()
  const ready = new Map<string, Queue<Lane>>()
  const open = (lane: Lane, isAlone: boolean): void => {
    lane.state = 'ready'
    lane.isAlone = isAlone
    lane.taken = 0
    const queue = ready.get(lane.issuerId) ?? createQueue<Lane>()
    ready.set(lane.issuerId, queue)
    queue.push(lane)
  }
  return {
    open,
    add: (notification, past) => addTo(lanes, notification, past, (lane) => open(lane, false)),
    take: (most) => takeInTurn(ready, most),
    done(lane) {
      for (let index = 0; index < lane.taken; index += 1) lane.entries.shift()
      if (lane.entries.size > 0) open(lane, false)
      else lanes.delete(keyOf(lane))
    },
    wait(lane, due) {
      lane.state = 'waiting'
      lane.due = due
    },
    hold(lane) {
      lane.state = 'held'
    },
    release(cards) {
      const held = [...lanes.values()].filter((lane) => lane.state === 'held' && isAmong(lane, cards))
      for (const lane of held) open(lane, true)
      return held.flatMap(({ entries }) => entries.all())
    },
  }
}

function addTo(
  lanes: Map<string, Lane>,
  notification: Notification,
  past: Attempts,
  open: (lane: Lane) => void,
): Entry {
  const key = keyOf(notification)
  const known = lanes.get(key)
  const lane = known ?? emptyLane(notification)
  const entry: Entry = { ...notification, ...past, lane, isSending: false, isDelivered: false }
  lane.entries.push(entry)
  if (known === undefined) {
    lanes.set(key, lane)
    open(lane)
  }
  return entry
}

/** Neither id has a line break, so no two pairs make one key. */
function keyOf({ issuerId, cardId }: Pick<Notification, 'issuerId' | 'cardId'>): string {
  return `${issuerId}\n${cardId}`
}

function emptyLane({ issuerId, cardId }: Notification): Lane {
  return { issuerId, cardId, entries: createQueue(), state: 'ready', taken: 0, isAlone: false, due: 0 }
}

function isAmong(lane: Lane, { issuerId = lane.issuerId, cardId = lane.cardId }: Cards): boolean {
  return lane.issuerId === issuerId && lane.cardId === cardId
}

/** Takes from the issuer whose turn it is. */
function takeInTurn(ready: Map<string, Queue<Lane>>, most: number): Entry[] {
  for (const [issuerId, queue] of ready) {
    if (queue.size === 0) continue
    // To the end of the line.
    ready.delete(issuerId)
    ready.set(issuerId, queue)
    const taken = takeFrom(queue, most)
    if (taken.length > 0) return taken
  }
  return []
}

/** Takes as many whole beginnings of lanes as fit into one request. */
function takeFrom(queue: Queue<Lane>, most: number): Entry[] {
  const taken: Entry[] = []
  while (taken.length < most) {
    const lane = queue.at(0)
    if (lane === undefined || (lane.isAlone && taken.length > 0)) break
    queue.shift()
    // Held after it was made ready.
    if (lane.state !== 'ready') continue
    lane.state = 'busy'
    lane.taken = lane.isAlone ? 1 : Math.min(most - taken.length, lane.entries.size)
    for (let index = 0; index < lane.taken; index += 1) {
      const entry = lane.entries.at(index)
      if (entry) taken.push(entry)
    }
    if (lane.isAlone) break
  }
  return taken
}
