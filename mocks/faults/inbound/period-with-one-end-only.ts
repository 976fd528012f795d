/** An index that has one range. */
import { refuse } from '../../exchange.ts'
import { listing } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'period-with-one-end-only',
  api: 'inbound',
  family: 'filters',
  title: 'Refuses a start date and an end date together',
  evidence: 'stated',
  handlers: listing((next) => (request, store) => {
    const { query } = request.values
    if (!query.has('startDate') || !query.has('endDate')) return next(request, store)
    return refuse(400, 'query parameter `endDate`', 'must not be sent along with `startDate`')
  }),
})
