/**
 * Asks for changes that a life does not allow: for reasons that do not undo one another, from states that nothing leads
 * out of, and without what a change asks of things that were made in one way.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Reason, Resource } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { fullest, mayBe } from '../life/bodies.ts'
import type { Steps } from '../life/carrying.ts'
import { asked, type Change, faultOf, inWords, requestInWords, thingOf } from '../life/changes.ts'
import { choosyReasons, exclusionsOf } from '../life/exclusions.ts'
import { contextAbout } from '../life/observing.ts'
import { readOf, showing } from '../life/reading.ts'
import { passagesTo, type Thing } from '../life/thing.ts'
import { isRefused } from '../transport/exchange.ts'
import { type Case, defineProbe } from './probe.ts'

export default defineProbe({
  id: 'life-limits',
  title: 'Changes that a life does not allow',
  aims: ['excluded', 'conditioned', 'state', 'odd', 'permitted'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? []) {
      if (!use) return
      const change = { context, resource: use.resource, transition }
      yield* excluded(change)
      yield* refused(change)
      yield* conditioned(change)
      yield* onceMore(change)
    }
  },
})

/** The change from states that it does not lead out of. */
function* refused(change: Change): Steps<void> {
  const { resource, transition } = change
  for (const { state, pointer } of transition.refused) {
    const way = passagesTo(resource, { ...transition, from: [state] })
    const leads = way.at(-1)?.transition.to === state
    const first = leads ? undefined : startsIn(resource, state)
    if (!leads && !first) continue
    const through = leads ? way : []
    const on: Thing = { ...thingOf(change, `refused ${state}`, through), ...first }
    const words = first ? `the ${resource.name} is new, in the state ${state}, and ` : ''
    const asking = requestInWords(transition)
    const fault = faultOf(state, 'refused', words === '' ? inWords(resource, through, asking) : `${words}${asking}`)
    for (const reason of telling(change))
      yield { ...asked(change, reason, on), intent: 'fault', aims: { excluded: true }, fault, rule: pointer }
  }
}

/**
 * The change of what has been through it already, where nothing is said of that: any answer will do but an error. Where
 * it is refused, the reason of the first one still counts.
 */
function* onceMore(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const { from, to, refused: forbidden, reason } = transition
  const ends = resource.states.some(({ name, final }) => name === to && final)
  if (ends || from.includes(to) || forbidden.some(({ state }) => state === to)) return
  const undoing = resource.transitions.find((one) => one.from.includes(to) && choosyReasons(one).length > 0)
  const [due] = undoing ? choosyReasons(undoing) : []
  const first = due?.after?.[0]
  const second = due && reason?.known.findLast(({ value }) => due.after?.includes(value) === false)?.value
  const through = [
    ...passagesTo(resource, transition),
    { transition, ...(first === undefined ? {} : { reason: first }) },
  ]
  const fault = faultOf(transition.name, 'once-more', inWords(resource, through, requestInWords(transition, second)))
  const on: Thing = { ...thingOf(change, 'once more', through), kept: true }
  const again: Case = { ...asked(change, second, on), intent: 'fault', aims: { odd: { fault } }, fault }
  const exchange = yield again
  const other = undoing && contextAbout(context, resource, undoing)
  if (!due || !undoing || !other || !exchange || !isRefused(exchange.answer.status)) return
  const words = `${transition.name} (${second}) was refused then, and ${requestInWords(undoing, due.value)}`
  const special = faultOf(due.value, 'refused-reason', inWords(resource, through, words))
  const undo = asked({ context: other, resource, transition: undoing }, due.value, on)
  const aims = { permitted: { plain: false, atMost: 'should' as const } }
  yield { ...undo, operation: other.operation, aims, fault: special, rule: due.pointer }
}

/** A reason after which anything could be done, when there is one, else the first. */
function telling({ transition }: Change): (string | undefined)[] {
  const known = transition.reason?.known ?? []
  return [(known.find(({ after }) => after === undefined) ?? known[0])?.value]
}

/** How a thing can be made in a state that is not the usual one. */
function startsIn({ makers }: Resource, state: string): Pick<Thing, 'first' | 'maker'> | undefined {
  if (makers[0]?.state?.otherwise === state) return {}
  const maker = makers.find((one) => one.state?.at !== undefined)
  return maker && { first: state, maker: maker.operation }
}

/** The change without what it asks of things that were made in one way, and with what it does not take. */
function* conditioned(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const most = fullest(context)
  const { body } = context.base.draft
  if (most === undefined || body === undefined) return
  for (const { maker, pointer, with: needed, without } of transition.asks) {
    const on: Thing = {
      ...thingOf(change, `made by ${maker}`, passagesTo(resource, transition)),
      ...{ maker, kept: true, fresh: true },
    }
    const given = needed.reduce<Json>((all, at) => replaceAt(all, at, follow(most, at) as Json | undefined), body)
    const wrong = [
      ...needed.map((at) => ({ at, words: 'without', body: replaceAt(given, at, undefined) })),
      ...without.map((at) => ({ at, words: 'with', body: replaceAt(body, at, follow(most, at) as Json | undefined) })),
    ]
    for (const { at, words, body: changed } of wrong) {
      if (!mayBe(context, changed)) continue
      const way = `the ${resource.name} was made by ${maker}, and ${transition.name} is asked for ${words} \`${at}\``
      const sent = context.write({ ...context.base.draft, body: changed })
      const fault = faultOf(at, words, way)
      yield { intent: 'fault', aims: { conditioned: true }, ...sent, on, fault, rule: pointer }
    }
  }
}

/** Reasons that do not undo one another. */
function* excluded(change: Change): Steps<void> {
  const { context, resource, transition } = change
  for (const { on, last, wrong } of exclusionsOf(change)) {
    const fault = (reason: Reason) => {
      const words = inWords(resource, on.through, requestInWords(transition, reason.value))
      return faultOf(transition.reason?.at ?? '', 'after', words)
    }
    for (const reason of wrong) {
      const aims = { excluded: true as const }
      const one = asked(change, reason.value, on)
      yield { ...one, intent: 'fault', aims, fault: fault(reason), rule: reason.pointer }
    }
    const [reason] = wrong
    if (!reason) continue
    const look = readOf(context, resource, on)
    const { aims, until } = showing(context, resource, last.transition.to)
    if (look) yield { ...look, aims, fault: fault(reason), rule: reason.pointer, until }
  }
}
