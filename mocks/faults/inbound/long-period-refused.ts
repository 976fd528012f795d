/** The archive is slow. */
import { refuse } from '../../exchange.ts'
import { listing } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

/** Milliseconds. */
const LONGEST = 90 * 86_400_000

export default defineFault({
  id: 'long-period-refused',
  api: 'inbound',
  family: 'filters',
  title: 'Refuses a period of more than 90 days',
  evidence: 'derived',
  handlers: listing((next) => (request, store) => {
    const [start, end] = ['startDate', 'endDate'].map((name) => Date.parse(String(request.values.query.get(name))))
    const isLong = start !== undefined && end !== undefined && end - start > LONGEST
    return isLong ? refuse(400, 'query parameter "endDate"', 'is too far away') : next(request, store)
  }),
})
