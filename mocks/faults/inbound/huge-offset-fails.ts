/** A store that does not page so far. */
import { refuse } from '../../exchange.ts'
import { listing, numberIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'huge-offset-fails',
  api: 'inbound',
  family: 'status',
  title: 'Answers an offset above 100000 with 500',
  evidence: 'derived',
  handlers: listing((next) => (request, store) => {
    const isFar = numberIn(request.values.query, 'offset', 0) > 100_000
    return isFar ? refuse(500, 'page', 'is too far') : next(request, store)
  }),
})
