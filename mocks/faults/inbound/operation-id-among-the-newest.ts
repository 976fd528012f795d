/** The search looks at the first page. */
import { isRefusal } from '../../exchange.ts'
import { allRows, lacking, listing, requestWith, withRows } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-among-the-newest',
  api: 'inbound',
  family: 'filters',
  title: 'Finds an operation id only among the ten newest authorisations',
  evidence: 'stated',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    const id = request.values.query.get('operationId')
    if (isRefusal(outcome) || id === undefined) return outcome
    const rows = await allRows(next, requestWith(request, lacking(request.values.query, 'operationId')), store)
    return withRows(
      outcome,
      rows.slice(0, 10).filter(({ operationId }) => operationId === id),
    )
  }),
})
