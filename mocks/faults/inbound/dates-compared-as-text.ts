/** A check before the dates are read. */
import { refuse } from '../../exchange.ts'
import { listing } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'dates-compared-as-text',
  api: 'inbound',
  family: 'filters',
  title: 'Takes a period for reversed when its ends look so in their zones',
  evidence: 'derived',
  handlers: listing((next) => (request, store) => {
    const { query } = request.values
    const isReversed = String(query.get('startDate') ?? '') > String(query.get('endDate') ?? '~')
    return isReversed
      ? refuse(400, 'query parameter `endDate`', 'must not be before `startDate`')
      : next(request, store)
  }),
})
