/**
 * Looks at a thing, asks for a change in ways the document forbids, and looks again: a refused request leaves no trace.
 * Works wherever an operation reads at the path of the writing one, or above it.
 */
import { fairShare } from '../judging/fair-share.ts'
import { type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import { observersOf, reading } from '../life/observing.ts'
import { type Thing, thingFor } from '../life/thing.ts'
import { type Exchange, isAccepted, isRefused } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'
import singleFault from './single-fault.ts'

/** Forbidden requests of one operation. */
const MOST = 3

/** Requests in a row. */
type Steps<Result> = Generator<Case, Result, Exchange | undefined>

export default defineProbe({
  id: 'refused-writes',
  title: 'Refused changes, and what can be read before and after them',
  aims: ['noTrace'],
  *journey(context) {
    const { operation, table, target, base, write, use } = context
    if (isSafe(operation.method) || !target.capabilities.stateful) return
    const key = `${operation.id} refused`
    const on = use && { ...thingFor(use, write(base.draft).request, false, key), kept: true as const }
    const faults = forbidden(context)
    if (faults.length === 0) return
    for (const observer of observersOf(table, operation)) {
      const look = reading(context, observer, on)
      if (look) yield* observed(look, faults, on)
    }
  },
})

/** Requests with one wrong value in the body, each in another place. */
function forbidden(context: ProbeContext): Case[] {
  const wrong = [...(singleFault.cases?.(context) ?? [])].filter(
    ({ fault }) => fault?.location === 'body' && fault.name !== '',
  )
  return fairShare(wrong, MOST, ({ fault }) => `${fault?.name}`)
}

function* observed(look: Case, faults: readonly Case[], on: Thing | undefined): Steps<void> {
  const before: Snapshot[] = []
  for (const _ of [1, 2]) {
    const exchange = yield look
    if (!exchange || (!isAccepted(exchange.answer.status) && !isRefused(exchange.answer.status))) return
    before.push(snapshotOf(exchange))
  }
  const [first, second] = before
  let last: Case | undefined
  for (const one of faults) {
    const exchange = yield { ...one, aims: {}, ...(on ? { on } : {}) }
    // What was served, or failed half-way, may well have left something behind.
    if (!exchange || !isRefused(exchange.answer.status)) return
    last = one
  }
  if (!first || !second || !last?.fault) return
  const { fault } = last
  yield { ...look, aims: { noTrace: { first, second } }, fault, rule: last.rule, intent: 'fault' }
}
