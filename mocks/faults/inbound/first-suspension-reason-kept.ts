/** The reason is written once. */
import { isRefusal } from '../../exchange.ts'
import { type Card, cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'first-suspension-reason-kept',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps the reason of the first suspension of a card for all others',
  evidence: 'derived',
  handlers(handlers) {
    const first = new WeakMap<Card, string>()
    const kept = doing('suspendCard', (next) => async (request, store) => {
      const card = cardOf(request, store)
      const outcome = await next(request, store)
      if (isRefusal(outcome) || isRefusal(card)) return outcome
      const reason = first.get(card) ?? card.stateReason ?? ''
      first.set(card, reason)
      card.stateReason = reason
      return outcome
    })
    return kept(handlers)
  },
})
