/** A number that is counted up too late. */
import { isRefusal } from '../../exchange.ts'
import type { Outcome } from '../../twin/handlers.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-id-repeated',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Gives two cards the same id',
  evidence: 'stated',
  handlers(handlers) {
    let first: Outcome | undefined
    const repeating = doing('createCard', (next) => async (request, store) => {
      const outcome = await next(request, store)
      if (!isRefusal(outcome)) first ??= outcome
      return isRefusal(outcome) ? outcome : (first ?? outcome)
    })
    return repeating(handlers)
  },
})
