/** A card has one suspension, which is not taken away. */
import { isRefusal, refuse } from '../../exchange.ts'
import { type Card, cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspended-only-once',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Refuses to suspend a card that was suspended and resumed',
  evidence: 'derived',
  handlers(handlers) {
    const before = new WeakSet<Card>()
    const once = doing('suspendCard', (next) => async (request, store) => {
      const card = cardOf(request, store)
      const again = !isRefusal(card) && card.state === 'ACTIVE' && before.has(card)
      if (again) return refuse(403, 'card', 'was suspended')
      const outcome = await next(request, store)
      if (!isRefusal(outcome) && !isRefusal(card)) before.add(card)
      return outcome
    })
    return once(handlers)
  },
})
