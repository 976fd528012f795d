/** An exception that nobody catches. */
import { refuse } from '../../exchange.ts'
import { listing } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'reversed-period-fails',
  api: 'inbound',
  family: 'status',
  title: 'Answers a period that ends before it begins with 500',
  evidence: 'derived',
  handlers: listing((next) => (request, store) => {
    const { query } = request.values
    const isReversed = String(query.get('startDate') ?? '') > String(query.get('endDate') ?? '~')
    return isReversed ? refuse(500, 'period', 'ends before it begins') : next(request, store)
  }),
})
