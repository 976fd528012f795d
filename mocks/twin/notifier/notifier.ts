/**
 * Tells a bank about authorisations as D1 documents it: in batches, again and again until 204, what is refused held
 * until somebody lets it go on. What is delivered may be delivered twice, never before its predecessor of the same card.
 * What failed in company goes alone the next time, so that one card cannot keep those of others back.
 * Sends with what it is handed; takes time and chance from outside; never throws once it is made.
 */
import { type Clock, createAgenda } from './agenda.ts'
import { beginWorks, deliver, type NotifierOptions, type Works } from './delivery.ts'
import { createDispatch } from './dispatch.ts'
import type { Attempts, Cards } from './lanes.ts'
import type { Delivery, DeliveryQuery, Notification } from './notification.ts'

/** Attempts of an earlier life. */
export interface Past extends Attempts {
  isHeld: boolean
}

/** Delivers. */
export interface Notifier {
  /** Number of notifications that are not delivered. */
  readonly undelivered: number
  /** Whether that is so many that no more should be made. */
  readonly isFull: boolean
  /** Takes a notification; those of one card come in the order of their ids. */
  accept(notification: Notification, past?: Past): void
  /** The log, the newest first. */
  deliveries(query?: DeliveryQuery): Delivery[]
  /** Lets go on what is held; returns the number of notifications. */
  release(cards?: Cards): number
  /** Lets time pass at once. */
  travel(ms: number): void
  /** Forgets everything; what is being sent now is not counted any more. */
  reset(): void
  /** Sends nothing new, waits a little for the answers under way, closes the connections. */
  close(): Promise<void>
}

/** Milliseconds that answers under way are waited for at the end: whoever asks a process to end does not wait long. */
const GRACE = 3000

/** Waits for something, and not longer than so many milliseconds. */
function atMost(ms: number, done: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const callOff = clock.timer(ms, resolve)
    done.then(() => {
      callOff()
      resolve()
    })
  })
}

/** Makes a notifier that has nothing to do. */
export function createNotifier(options: NotifierOptions): Notifier {
  const agenda = createAgenda(options.clock)
  const again = (): void => dispatch.schedule()
  let works = beginWorks(options, agenda, again)
  const dispatch = createDispatch(
    () => {
      const entries = works.lanes.take(options.batch)
      return entries.length === 0 ? undefined : deliver(entries, works)
    },
    () => works.outage.allowed(options.connections),
  )
  return {
    get undelivered() {
      return works.undelivered
    },
    get isFull() {
      return works.undelivered >= options.capacity
    },
    accept: (notification, past) => accept(notification, past, works),
    deliveries: (query = {}) => works.log.list(query, { now: agenda.now(), pausedUntil: works.outage.until }),
    release: (cards = {}) => release(cards, works),
    travel: (ms) => agenda.travel(ms),
    reset() {
      agenda.clear()
      works.isOver = true
      works = beginWorks(options, agenda, again)
    },
    async close() {
      const answered = dispatch.close()
      await atMost(GRACE, answered, options.clock)
      // What is left of them fails now, and is sent again by whoever remembers it.
      await options.sender.close()
      await answered
      agenda.clear()
    },
  }
}

function accept(notification: Notification, past: Past | undefined, works: Works): void {
  const { isHeld, ...attempts } = past ?? { isHeld: false, attempts: 0 }
  const entry = works.lanes.add(notification, attempts)
  if (isHeld) works.lanes.hold(entry.lane)
  works.undelivered += 1
  works.log.add(entry)
  works.again()
}

function release(cards: Cards, works: Works): number {
  const released = works.lanes.release(cards)
  works.ledger?.released(released.map(({ id }) => id))
  works.again()
  return released.length
}
