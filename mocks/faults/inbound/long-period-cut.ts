/** A report may cover some months. */
import { isRefusal } from '../../exchange.ts'
import { listing, withRows } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'long-period-cut',
  api: 'inbound',
  family: 'filters',
  title: 'Lists nothing of a period of more than a year',
  evidence: 'stated',
  handlers: listing((next) => async (request, store) => {
    const outcome = await next(request, store)
    const { query } = request.values
    const [from, to] = ['startDate', 'endDate'].map((name) => Date.parse(String(query.get(name))))
    const isLong = from !== undefined && to !== undefined && to - from > 366 * 86_400_000
    return isLong && !isRefusal(outcome) ? withRows(outcome, []) : outcome
  }),
})
