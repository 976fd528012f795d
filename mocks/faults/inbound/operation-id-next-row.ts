/** A cursor is moved before it is read. */
import { isRefusal } from '../../exchange.ts'
import { allRows, lacking, listing, requestWith, rowsIn, withRows } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-next-row',
  api: 'inbound',
  family: 'filters',
  title: 'Finds the authorisation that follows the one with the operation id',
  evidence: 'stated',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    const id = request.values.query.get('operationId')
    if (isRefusal(outcome) || id === undefined || rowsIn(outcome).length === 0) return outcome
    const rows = await allRows(next, requestWith(request, lacking(request.values.query, 'operationId')), store)
    const found = rows.findIndex(({ operationId }) => operationId === id)
    return withRows(outcome, rows.slice(found + 1, found + 2))
  }),
})
