/** The table of what is allowed is read too strictly. */
import { isRefusal, refuse } from '../../exchange.ts'
import { reasonIn } from '../../twin/body.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'issuer-cannot-resume-for-user',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses that the issuer resumes what the user has suspended',
  evidence: 'derived',
  handlers: doing('resumeCard', (next) => (request, store) => {
    const card = cardOf(request, store)
    const isForeign =
      !isRefusal(card) && card.stateReason === 'USER_DECISION' && reasonIn(request) === 'ISSUER_DECISION'
    return isForeign ? refuse(403, 'card', 'is not resumed for this reason') : next(request, store)
  }),
})
