/** The store pages, the service filters. */
import { isRefusal } from '../../exchange.ts'
import { allRows, lacking, listing, requestWith, rowsIn, withRows } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'filter-after-paging',
  api: 'inbound',
  family: 'filters',
  title: 'Applies start and end date to a page instead of to the list',
  evidence: 'stated',
  handlers: listing((next) => async (request, store) => {
    const { query } = request.values
    const page = await next(requestWith(request, lacking(query, 'startDate', 'endDate')), store)
    const within = await allRows(next, request, store)
    const ids = new Set(within.map(({ operationId }) => operationId))
    return isRefusal(page)
      ? page
      : withRows(
          page,
          rowsIn(page).filter(({ operationId }) => ids.has(operationId)),
        )
  }),
})
