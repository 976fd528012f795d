/**
 * Looks at a thing, asks for a change in ways the document forbids, and looks again: a refused request leaves no trace.
 * Works wherever an operation reads at the path of the writing one, or above it.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { fairShare } from '../judging/fair-share.ts'
import { type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import { fullest, mayBe } from '../life/bodies.ts'
import type { Steps } from '../life/carrying.ts'
import { faultOf } from '../life/changes.ts'
import { observersOf, reading } from '../life/observing.ts'
import { showing } from '../life/reading.ts'
import { bodyOf, type Thing, thingFor } from '../life/thing.ts'
import { isAccepted, isRefused } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import credentials from './credentials.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'
import sealedValues from './sealed-values.ts'
import { chosenFaults } from './single-fault.ts'

/** Forbidden bodies of one operation. */
const MOST = 3

/** What is read, and the two readings before anything is asked for. */
interface View {
  look: Case
  first: Snapshot
  second: Snapshot
}

export default defineProbe({
  id: 'refused-writes',
  title: 'Refused changes, and what can be read before and after them',
  aims: ['noTrace'],
  *journey(context) {
    const { operation, table, target, base, write, use } = context
    if (isSafe(operation.method) || !target.capabilities.stateful) return
    const key = `${operation.id} refused`
    const on = use && { ...thingFor(use, write(base.draft).request, false, key), kept: true as const }
    const looks = observersOf(table, operation).flatMap((observer) => reading(context, observer, on) ?? [])
    const faults = looks.length === 0 ? [] : forbidden(context)
    const settled = looks.map((look) => onceSettled(context, look))
    if (faults.length > 0) yield* observed(context, settled, faults, on)
  },
})

/** A reading that waits until the thing is shown as what it went through left it. */
function onceSettled(context: ProbeContext, look: Case): Case {
  const last = look.on?.through.at(-1)
  if (!look.on || !last) return look
  return { ...look, until: showing(context, look.on.resource, last.transition.to).until }
}

/**
 * Requests with one wrong value in the body, each in another place, one with something wrong inside of what is encrypted,
 * and one of somebody who is not known.
 */
function forbidden(context: ProbeContext): Case[] {
  // What they leave out is told when they are asked for themselves.
  const asking = { ...context, leaveOut: () => undefined }
  const wrong = chosenFaults(asking).filter(({ place }) => place.startsWith('body:/'))
  const [stranger] = credentials.cases?.(asking) ?? []
  // What is inside is looked at late, and something may have been kept by then.
  const [sealed] = sealedValues.cases?.(asking) ?? []
  const most = fullest(context)
  const bodies = fairShare(wrong, MOST, ({ place }) => place).map(({ write }) => amongOthers(context, write(), most))
  return [...bodies, ...[sealed, stranger].filter((one) => one !== undefined)]
}

/** The same wrong value in a body with everything that is allowed: there is more that could be done by mistake. */
function amongOthers(context: ProbeContext, one: Case, most: Json | undefined): Case {
  const [at, body] = [one.fault?.name, bodyOf(one.request)]
  if (at === undefined || !at.startsWith('/') || body === undefined || most === undefined) return one
  const changed = replaceAt(most, at, follow(body, at) as Json | undefined)
  return mayBe(context, changed) ? one : { ...one, ...context.write({ ...context.base.draft, body: changed }) }
}

function* observed(
  { operation: { id, pointer } }: ProbeContext,
  looks: readonly Case[],
  faults: readonly Case[],
  on: Thing | undefined,
): Steps<void> {
  const views: View[] = []
  for (const look of looks) {
    const [first, second] = [yield* seen(look), yield* seen(look)]
    if (first && second) views.push({ look, first, second })
  }
  if (views.length === 0) return
  for (const one of faults) {
    const exchange = yield { ...one, aims: {}, ...(on ? { on } : {}) }
    // What was served, or failed half-way, may well have left something behind.
    if (!exchange || !isRefused(exchange.answer.status)) return
  }
  const fault = faultOf(
    id,
    'refused',
    `${id} was refused for ${faults.length} different faults, and what it is about is read`,
  )
  for (const { look, first, second } of views) {
    yield { ...look, aims: { noTrace: { first, second } }, fault, rule: pointer, intent: 'fault' }
  }
}

function* seen(look: Case): Steps<Snapshot | undefined> {
  const exchange = yield look
  const told = exchange && (isAccepted(exchange.answer.status) || isRefused(exchange.answer.status))
  return told ? snapshotOf(exchange) : undefined
}
