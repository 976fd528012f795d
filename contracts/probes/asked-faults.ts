/**
 * Breaks, one at a time, the rules of what a change asks only of things that were made in one way: the plain request is
 * about another thing, and does not have it.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Asked, Transition } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { fairShare } from '../judging/fair-share.ts'
import { fullest, mayBe } from '../life/bodies.ts'
import { thingOf } from '../life/changes.ts'
import { passagesTo, type Thing, type Use } from '../life/thing.ts'
import { bodyFaults } from '../requests/body-faults.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Most faults for one way of making things. */
const MOST = 18

export default defineProbe({
  id: 'asked-faults',
  title: 'Faults in what a change asks of things that were made in one way',
  aims: ['violation'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? [])
      for (const asked of transition.asks) if (use) yield* faults(context, use, transition, asked)
  },
})

function* faults(
  context: ProbeContext,
  { resource }: Use,
  transition: Transition,
  { maker, with: needed }: Asked,
): Generator<Case> {
  const { base, profile } = context
  const most = fullest(context)
  const { body } = base.draft
  if (most === undefined || body === undefined) return
  // What the plain request has, too, is broken there.
  const more = needed.filter((at) => follow(body, at) === undefined)
  const given = needed.reduce<Json>((all, at) => replaceAt(all, at, follow(most, at) as Json | undefined), body)
  if (more.length === 0 || !mayBe(context, given)) return
  const on: Thing = {
    ...thingOf({ context, resource, transition }, `with faults, made by ${maker}`, passagesTo(resource, transition)),
    ...{ maker, kept: true },
  }
  const about = { ...context, base: { ...base, draft: { ...base.draft, body: given } } }
  const own = bodyFaults(about).filter(({ place }) => more.some((at) => place === `body:${at}`))
  const kept = profile === 'deep' ? own : fairShare(own, MOST, ({ place }) => place)
  for (const { write } of kept) yield { ...write(), on }
}
