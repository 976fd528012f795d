/** The index runs the other way. */
import { isRefusal } from '../../exchange.ts'
import { allRows, asksForPeriod, limitIn, listing, numberIn, withRows } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'period-oldest-first',
  api: 'inbound',
  family: 'filters',
  title: 'Lists the oldest authorisation of a period first',
  evidence: 'stated',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    const { query } = request.values
    if (isRefusal(outcome) || !asksForPeriod(query)) return outcome
    const rows = (await allRows(next, request, store)).toReversed()
    const offset = numberIn(query, 'offset', 0)
    return withRows(outcome, rows.slice(offset, offset + limitIn(query)))
  }),
})
