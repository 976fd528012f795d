/** The header for logs is taken for one that tells what was asked for before. */
import { isRefusal } from '../../exchange.ts'
import type { Outcome } from '../../twin/handlers.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-once-by-correlation',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Gives a card that was made before to whoever sends its x-correlation-id again',
  evidence: 'derived',
  handlers(handlers) {
    const made = new Map<string, Outcome>()
    const remembering = doing('createCard', (next) => async (request, store) => {
      const correlation = request.values.header.get('x-correlation-id')
      if (typeof correlation !== 'string') return next(request, store)
      const outcome = made.get(correlation) ?? (await next(request, store))
      if (!isRefusal(outcome)) made.set(correlation, outcome)
      return outcome
    })
    return remembering(handlers)
  },
})
