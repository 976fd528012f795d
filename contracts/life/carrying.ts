/**
 * Changes as they are carried out: asked for, and what is read of the thing afterwards, and of what takes its place.
 * Pure; sends nothing.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import type { Aims } from '../aims.ts'
import { lightest, sourceOf, weigh } from '../judging/evidence.ts'
import { type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import type { Case } from '../probes/probe.ts'
import type { Fault, Severity } from '../result.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { asked, askedBarely, type Change, faultOf, isBare } from './changes.ts'
import { idIn } from './ids.ts'
import { contextAbout } from './observing.ts'
import { readOf, showing } from './reading.ts'
import { bodyOf, type Thing } from './thing.ts'

/** Requests in a row. */
export type Steps<Result> = Generator<Case, Result, Exchange | undefined>

/** Why a change is asked for, and what its refusal means. */
export interface Occasion {
  reason: string | undefined
  fault: Fault
  rule: string
  atMost?: Severity
  /** Whether the thing is read before, to see what the change leaves alone. */
  looksBefore?: true
}

/** Asks for a change, once more with less where that is refused, and reads the state. */
export function* carriedOut(asking: Change, on: Thing, occasion: Occasion): Steps<void> {
  const change: Change = { ...asking, byAnother: true }
  const { context, resource, transition } = change
  const { reason, fault, rule, atMost } = occasion
  const before = occasion.looksBefore ? yield* lookedAt(change, on) : undefined
  const { successor } = transition
  const own = successor && weigh('must', sourceOf(context.table, successor.pointer))
  const another = successor && own ? { another: { at: successor.at, ids: [], beside: resource.id, atMost: own } } : {}
  // That it is meant from this state, too, is less sure where no page names the states.
  const named = weigh('must', sourceOf(context.table, `${transition.pointer}/from`)) === 'must'
  const most = named ? atMost : lightest('should', atMost)
  // Where the answer shows a state, it is that of what takes the place of the thing, if there is such a thing.
  const { state } = successor ? {} : showing(context, resource, transition.to).aims
  const shown = state ? { state: { ...state, atMost: 'may' as const } } : {}
  const aims = (plain: boolean) => ({ permitted: { plain, ...(most ? { atMost: most } : {}) }, ...another, ...shown })
  const first = yield { ...asked(change, reason, on), aims: aims(isBare(change, reason)), fault, rule }
  if (!first) return
  const bare =
    isAccepted(first.answer.status) || change.body !== undefined ? undefined : askedBarely(change, reason, on)
  const last = bare ? yield { ...bare, aims: aims(true), fault, rule } : first
  if (!last || !isAccepted(last.answer.status)) return
  yield* readAfter(change, on, { exchange: last, fault, rule: transition.pointer, before, asks: rule })
}

/** Asks for a change as one step of several, and waits until it is seen; whether it was made. */
export function* movedOn({ context, resource, transition }: Change, on: Thing): Steps<boolean> {
  const other = contextAbout(context, resource, transition)
  if (!other) return false
  const change = { context: other, resource, transition }
  const moved = yield { ...asked(change, undefined, on), intent: 'series', operation: other.operation }
  if (!moved || !isAccepted(moved.answer.status)) return false
  const look = readOf(context, resource, on)
  if (look) yield { ...look, until: showing(context, resource, transition.to).until }
  return true
}

/** What is read of a thing before it is changed. */
function* lookedAt({ context, resource }: Change, on: Thing): Steps<Snapshot | undefined> {
  const look = readOf(context, resource, on)
  const exchange = look && (yield look)
  return exchange && isAccepted(exchange.answer.status) ? snapshotOf(exchange) : undefined
}

/** A change that was made. */
export interface Carried {
  exchange: Exchange
  fault: Fault
  rule: string
  /** JSON pointer of what it asks for. */
  asks: string
  /** How the thing was read before. */
  before?: Snapshot | undefined
}

/** Reads the thing, which may take a moment to be as it is said to be, and what takes its place. */
export function* readAfter(change: Change, on: Thing, carried: Carried): Steps<void> {
  const { context, resource, transition } = change
  const { fault, rule, before } = carried
  const look = readOf(context, resource, on)
  if (!look) return
  const { aims, until } = showing(context, resource, transition.to)
  // What nothing more can be done with may as well be gone.
  const stays = resource.transitions.some(({ from }) => from.includes(transition.to))
  const there = (answer: Exchange) => (!stays || isAccepted(answer.answer.status)) && until(answer)
  const written = stays
    ? { written: { values: [], unread: { pointer: resource.read.pointer, atMost: 'should' as const } } }
    : {}
  const kept = before && keptOf(change, before)
  yield { ...look, aims: { ...aims, ...written, ...(kept ? { kept } : {}) }, fault, rule, until: there }
  yield* readSuccessor(change, carried)
}

/** What a thing was made with, and shows: its state is all that a change of the state changes. */
function keptOf({ context: { table }, resource }: Change, before: Snapshot): Aims['kept'] | undefined {
  const { makers, read, writes } = resource
  const making = writes.filter((one) => makers.some(({ operation }) => operation === one.operation))
  const shows = making.filter((one) => one.read === read.operation).flatMap((one) => one.shows)
  const [first] = shows
  if (!first) return undefined
  const places = [...new Set(shows.map(({ to }) => to))].filter((place) => place !== read.state?.at)
  return { before, places, atMost: weigh('should', sourceOf(table, first.pointer)) }
}

/** Reads what takes the place of a thing, which is like it: under the id that was chosen for it, else the one that was answered. */
function* readSuccessor(change: Change, { exchange, fault, asks, before }: Carried): Steps<void> {
  const { context, resource, transition } = change
  const { successor, newId } = transition
  const body = bodyOf(exchange.request)
  const chosen = newId === undefined || body === undefined ? undefined : (follow(body, newId) as Json | undefined)
  const given = successor && idIn(exchange.answer, successor.at)
  const id = chosen ?? given
  if (successor === undefined || id === undefined) return
  const next = readOf(context, resource, { resource, made: false, through: [], id })
  const keyword = chosen === undefined ? 'successor' : 'successor-chosen'
  const place = chosen === undefined ? '' : ' under the id that was chosen for it'
  const words = `${fault.sentence}, and what takes its place is read${place}`
  const found = (answer: Exchange) => isAccepted(answer.answer.status)
  // Who chooses an id is told that it is the one.
  const rule = chosen === undefined ? successor.pointer : asks
  const special = { fault: faultOf(resource.name, keyword, words), rule }
  const kept = before && keptOf(change, before)
  if (next) yield { ...next, aims: { written: { values: [] }, ...(kept ? { kept } : {}) }, ...special, until: found }
}
