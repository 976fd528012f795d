/** Two processes take turns, each with a memory of its own. */
import { isRefusal, refuse } from '../../exchange.ts'
import type { Handler, OperationId } from '../../twin/handlers.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** What is asked of a card. */
const ALIKE: readonly OperationId[] = ['getCardDetails', 'getCardSettings', 'suspendCard', 'resumeCard', 'deleteCard']

export default defineFault({
  id: 'workers-remember-alone',
  api: 'inbound',
  family: 'robustness',
  title: 'Finds a new card by every other call only',
  evidence: 'derived',
  handlers(handlers) {
    let calls = 0
    const homes = new Map<string, number>()
    const atHome =
      (next: Handler): Handler =>
      (request, store) => {
        calls += 1
        const home = homes.get(String(request.values.path.get('cardId')))
        return home === undefined || home === calls % 2 ? next(request, store) : refuse(404, 'card', 'is not known')
      }
    const making = doing('createCard', (next) => async (request, store) => {
      const outcome = await next(request, store)
      const cards = cardsOf(request, store)
      const newest = isRefusal(cards) ? undefined : [...cards.keys()].at(-1)
      if (!isRefusal(outcome) && newest !== undefined) homes.set(newest, calls % 2)
      return outcome
    })
    const own = ALIKE.reduce((changed, id) => doing(id, atHome)(changed), handlers)
    return making(own)
  },
})
