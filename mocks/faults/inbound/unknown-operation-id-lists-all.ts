/** A search without a result falls back to the list. */
import { isRefusal } from '../../exchange.ts'
import { lacking, listing, requestWith, rowsIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-operation-id-lists-all',
  api: 'inbound',
  family: 'filters',
  title: 'Lists everything when no authorisation has the operation id',
  evidence: 'stated',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    const { query } = request.values
    if (isRefusal(outcome) || !query.has('operationId') || rowsIn(outcome).length > 0) return outcome
    return next(requestWith(request, lacking(query, 'operationId')), store)
  }),
})
