/** No rows are taken for no card. */
import { isRefusal, refuse } from '../../exchange.ts'
import { listing, rowsIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'past-the-end-not-found',
  api: 'inbound',
  family: 'pagination',
  title: 'Answers an offset past the end with 404',
  evidence: 'derived',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    if (isRefusal(outcome) || rowsIn(outcome).length > 0 || !request.values.query.has('offset')) return outcome
    return refuse(404, 'page', 'is not there')
  }),
})
