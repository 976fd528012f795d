/**
 * Breaks, one at a time, the rules of what a change asks only of things that were made in one way: the plain request is
 * about another thing, and does not have it.
 */
import { type AskedOfOthers, askedOfOthers, isAskedOfOthers } from '../life/asked-of-others.ts'
import { thingOf } from '../life/changes.ts'
import { passagesTo, type Thing, type Use } from '../life/thing.ts'
import { bodyFaults } from '../requests/body-faults.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'
import { dealtFaults } from './single-fault.ts'

export default defineProbe({
  id: 'asked-faults',
  title: 'Faults in what a change asks of things that were made in one way',
  aims: ['violation'],
  *journey(context) {
    const { use } = context
    if (!use) return
    for (const asked of askedOfOthers({ ...context, use })) yield* faults(context, use, asked)
  },
})

function* faults(context: ProbeContext, { resource }: Use, asked: AskedOfOthers): Generator<Case> {
  const { base } = context
  const { transition, maker, body } = asked
  const on: Thing = {
    ...thingOf({ context, resource, transition }, `with faults, made by ${maker}`, passagesTo(resource, transition)),
    ...{ maker, kept: true },
  }
  const about = { ...context, base: { ...base, draft: { ...base.draft, body } } }
  const own = bodyFaults(about).filter(({ place }) => isAskedOfOthers(place, [asked]))
  for (const { write } of dealtFaults(about, own)) yield { ...write(), on }
}
