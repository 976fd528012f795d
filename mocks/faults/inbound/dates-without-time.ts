/** The store has a column for the day. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'dates-without-time',
  api: 'inbound',
  family: 'filters',
  title: 'Takes the start date for the beginning of its day',
  evidence: 'derived',
  handlers: askedAs((query) => {
    const start = query.get('startDate')
    return typeof start === 'string' ? edited(query, { startDate: `${start.slice(0, 10)}T00:00:00.000Z` }) : query
  }),
})
