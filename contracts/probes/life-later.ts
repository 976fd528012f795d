/**
 * Asks once more when other operations have had their turn: for changes that a life does not allow for the reason that a
 * thing is in its state, and for a thing that was made long before, to which nothing was done.
 */
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Steps } from '../life/carrying.ts'
import { asked, type Change, faultOf, inWords, requestInWords } from '../life/changes.ts'
import { exclusionsOf } from '../life/exclusions.ts'
import { contextAbout } from '../life/observing.ts'
import { readOf } from '../life/reading.ts'
import { spareOf } from '../life/thing.ts'
import { orderOperations } from '../turns.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

/** Times that it is read: who remembers for itself what it made does not serve each. */
const TIMES = 3

export default defineProbe({
  id: 'life-later',
  title: 'What was refused, and what was made, some time later',
  aims: ['excluded', 'written'],
  *journey(context) {
    const { use, operation } = context
    const changes = (one: Operation) => use?.resource.transitions.some((transition) => transition.operation === one.id)
    if (!use || orderOperations(context).filter(changes).at(-1) !== operation) return
    yield* stillThere(context, use.resource)
    for (const transition of use.resource.transitions) {
      const other = contextAbout(context, use.resource, transition)
      if (other) yield* stillExcluded({ context: other, resource: use.resource, transition })
    }
  },
})

/** What was there before is there each time it is read. */
function* stillThere(context: ProbeContext, resource: Resource): Steps<void> {
  const look = readOf(context, resource, spareOf(resource))
  if (!look) return
  const { pointer } = resource.read
  const fault = faultOf(resource.name, 'there-before', `a ${resource.name} that was made and read long before is read`)
  const written = { values: [], unread: { pointer, atMost: 'should' as const } }
  for (let turn = 0; turn < TIMES; turn += 1) yield { ...look, aims: { written }, fault, rule: pointer }
}

/** The first and the last thing of which some changes are not allowed. */
function* stillExcluded(change: Change): Steps<void> {
  const { resource, transition, context } = change
  const all = exclusionsOf(change)
  const { operation } = context
  for (const { on, wrong } of new Set([...all.slice(0, 1), ...all.slice(-1)])) {
    const [reason] = wrong
    if (!reason) continue
    const words = `${requestInWords(transition, reason.value)} some time later`
    const fault = faultOf(transition.reason?.at ?? '', 'later', inWords(resource, on.through, words))
    const one = { ...asked(change, reason.value, on), operation, intent: 'fault' as const }
    yield { ...one, aims: { excluded: true }, fault, rule: reason.pointer }
  }
}
