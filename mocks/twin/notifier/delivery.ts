/**
 * One request and what follows from its answer: delivered, held, apart the next time, again after a while, or nothing
 * for anybody until the bank can be reached.
 * Sends with what it is handed; takes time and chance from outside; never throws.
 */
import type { Random } from '../../../scripts/lib/sampling/random.ts'
import type { Agenda, Clock } from './agenda.ts'
import { askedToWait, type Backoff, waitAfter } from './backoff.ts'
import { createDeliveryLog, type DeliveryLog } from './delivery-log.ts'
import { type Attempts, createLanes, type Entry, type Lane, type Lanes } from './lanes.ts'
import { createOutage, type Outage } from './outage.ts'
import type { Sender } from './sender.ts'
import { isAboutCaller, type Outcome, type Verdict, verdictOf } from './verdict.ts'

/** What remembers notifications beyond the life of the process; told after the fact, in order; does not throw. */
export interface Ledger {
  delivered(ids: readonly number[]): void
  /** Attempts that failed, whether held from now on or not. */
  failed(entries: readonly (Attempts & { id: number })[], isHeld: boolean): void
  /** Held ones that go on. */
  released(ids: readonly number[]): void
}

/** What a notifier is made of. */
export interface NotifierOptions {
  sender: Sender
  clock: Clock
  /** The date, for a receiver that asks to be left alone until one. */
  today: () => Date
  random: Random
  /** Authorisations in one request; each bank agrees on a number when it begins. */
  batch: number
  /** Requests at the same time. */
  connections: number
  backoff: Backoff
  /** Undelivered notifications from which on no more should be made. */
  capacity: number
  ledger?: Ledger | undefined
}

/** What is under way between two resets. */
export interface Works extends NotifierOptions {
  agenda: Agenda
  outage: Outage
  lanes: Lanes
  log: DeliveryLog
  undelivered: number
  /** Everything was reset: what comes of this is of no interest. */
  isOver: boolean
  /** Looks for something to send. */
  again: () => void
}

/** Begins with nothing to do. */
export function beginWorks(options: NotifierOptions, agenda: Agenda, again: () => void): Works {
  const outage = createOutage(agenda, options.backoff, options.random, again)
  const begun = { agenda, outage, lanes: createLanes(), log: createDeliveryLog(), again }
  return { ...options, ...begun, undelivered: 0, isOver: false }
}

/** Sends some notifications in one request. */
export async function deliver(entries: readonly Entry[], works: Works): Promise<void> {
  const { sender, random, ledger, log } = works
  const outcome = await sender.send(requestOf(entries, random))
  if (works.isOver) return
  const after = afterwards(entries, outcome)
  if (after.verdict === 'done') {
    works.undelivered -= entries.length
    for (const entry of entries) log.delivered(entry)
    ledger?.delivered(entries.map(({ id }) => id))
  } else {
    ledger?.failed(entries, after.verdict === 'hold')
  }
  settle(after, works)
}

/** One request for all. */
function requestOf(entries: readonly Entry[], random: Random): Parameters<Sender['send']>[0] {
  for (const entry of entries) entry.isSending = true
  return {
    issuerId: entries[0]?.issuerId ?? '',
    body: `{"operations":[${entries.map(({ body }) => body).join(',')}]}`,
    correlationId: `d1-twin-${random.below(2 ** 31).toString(36)}`,
  }
}

/** What an outcome means for those it concerns; `apart`: not together again. */
interface Aftermath {
  verdict: Verdict | 'apart'
  lanes: ReadonlySet<Lane>
  retryAfter: string | undefined
}

/** Notes the attempt and says what follows from it. */
function afterwards(entries: readonly Entry[], outcome: Outcome): Aftermath {
  const retryAfter = 'status' in outcome ? outcome.retryAfter : undefined
  for (const entry of entries) {
    entry.isSending = false
    entry.attempts += 1
    entry.lastStatus = 'status' in outcome ? outcome.status : undefined
    entry.lastFailure = 'failure' in outcome ? outcome.failure : undefined
  }
  const verdict = verdictOf(outcome)
  const isOfOne = entries.length === 1 || isAboutCaller(outcome)
  return {
    verdict: verdict === 'hold' && !isOfOne ? 'apart' : verdict,
    lanes: new Set(entries.map(({ lane }) => lane)),
    retryAfter,
  }
}

/** Brings the lanes into the state that follows. */
function settle({ verdict, lanes, retryAfter }: Aftermath, works: Works): void {
  const asked = askedToWait(retryAfter, works.today())
  if (verdict === 'unavailable') works.outage.failed(asked)
  else works.outage.reached()
  for (const lane of lanes) {
    if (verdict === 'done') works.lanes.done(lane)
    else if (verdict === 'hold') works.lanes.hold(lane)
    else if (verdict === 'later') wait(lane, asked, works)
    else works.lanes.open(lane, true)
  }
}

/** Opens a lane again after a while. */
function wait(lane: Lane, asked: number, { lanes, agenda, backoff, random, again }: Works): void {
  const failures = lane.entries.at(0)?.attempts ?? 1
  const due = agenda.now() + Math.max(asked, waitAfter(failures, backoff, random))
  lanes.wait(lane, due)
  agenda.at(due, () => {
    lanes.open(lane, true)
    again()
  })
}
