/** An index over all cards. */
import { isRefusal } from '../../exchange.ts'
import { listing, ofCard, rowsIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-of-any-card',
  api: 'inbound',
  family: 'filters',
  title: 'Finds an operation id among the authorisations of all cards',
  evidence: 'derived',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    if (isRefusal(outcome) || !request.values.query.has('operationId') || rowsIn(outcome).length > 0) return outcome
    return next(ofCard(request, 'card-0001'), store)
  }),
})
