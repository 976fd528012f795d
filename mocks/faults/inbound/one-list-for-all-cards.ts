/** The card is checked, and then forgotten. */
import { isRefusal } from '../../exchange.ts'
import { listing, ofCard } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'one-list-for-all-cards',
  api: 'inbound',
  family: 'rows',
  title: 'Lists the authorisations of one card for all of them',
  evidence: 'derived',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    return isRefusal(outcome) ? outcome : next(ofCard(request, 'card-0001'), store)
  }),
})
