/**
 * Asks for changes for every reason that a list of the document allows, and reads what was changed: it is what it was
 * changed to, whatever the reason.
 */
import type { Transition } from '../../scripts/lib/life-cycle.ts'
import { unmoved, watched } from '../life/bystander.ts'
import { readAfter } from '../life/carrying.ts'
import { type Thing, thingFor, type Use } from '../life/thing.ts'
import { bodyCandidates } from '../requests/boundary-body-cases.ts'
import type { Candidate } from '../requests/boundary-weight.ts'
import { isAccepted } from '../transport/exchange.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'reasons-listed',
  title: 'Changes for every reason that is listed, and what is read afterwards',
  aims: ['valid', 'state', 'written', 'unmoved'],
  *journey(context) {
    const { use, operation } = context
    if (!use) return
    const listed = bodyCandidates(context).filter((one) => isListedReason(context, one))
    const beside = listed.length > 0 ? yield* watched(context, use.resource) : undefined
    for (const [turn, { place, write }] of listed.entries()) {
      const transition = transitionAt(use, place)
      const one = write()
      const on: Thing = { ...thingFor(use, one.request, true, ''), key: `${operation.id} listed ${turn}` }
      const exchange = yield { ...one, on }
      const { fault, rule } = one
      if (!exchange || !isAccepted(exchange.answer.status) || !transition || !fault) continue
      const carried = { exchange, fault, rule: transition.pointer, asks: rule }
      yield* readAfter({ context, resource: use.resource, transition }, on, carried)
    }
    if (beside) yield* unmoved(context, beside)
  },
})

/** Whether a valid body has another reason of a list for a change. */
export function isListedReason({ use }: ProbeContext, { place, keyword }: Candidate): boolean {
  return use !== undefined && keyword === 'enum' && transitionAt(use, place) !== undefined
}

/** The change of which a place of the body is the reason, where the life cycle speaks of none by name. */
function transitionAt({ transitions }: Use, place: string): Transition | undefined {
  return transitions.find(({ reason }) => reason?.known.length === 0 && place === `body:${reason.at}`)
}
