/** The reason is kept in a cache. */
import { isRefusal } from '../../exchange.ts'
import { type Card, cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** Suspensions whose reasons there is room for. */
const ROOM = 20

export default defineFault({
  id: 'suspension-reason-forgotten-later',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a card for any reason once enough else was asked for',
  evidence: 'derived',
  handlers(handlers) {
    const kept: Card[] = []
    const remembering = doing('suspendCard', (next) => async (request, store) => {
      const card = cardOf(request, store)
      const outcome = await next(request, store)
      if (isRefusal(outcome) || isRefusal(card)) return outcome
      kept.push(card)
      if (kept.length > ROOM) delete kept.shift()?.stateReason
      return outcome
    })
    const forgetting = doing('resumeCard', (next) => (request, store) => {
      const card = cardOf(request, store)
      if (!isRefusal(card) && card.state === 'SUSPENDED') card.stateReason ??= 'PIN_LOCKED'
      return next(request, store)
    })
    return forgetting(remembering(handlers))
  },
})
