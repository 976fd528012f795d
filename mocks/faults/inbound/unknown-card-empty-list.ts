/** Nobody looks whether the card is there. */
import { isRefusal } from '../../exchange.ts'
import { listing } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-card-empty-list',
  api: 'inbound',
  family: 'status',
  title: 'Lists no authorisations for a card that does not exist',
  evidence: 'assumed',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    return isRefusal(outcome) ? { status: 200, body: { operations: [] } } : outcome
  }),
})
