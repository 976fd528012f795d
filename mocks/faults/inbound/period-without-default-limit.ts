/** What is asked for by a period is thought to be short. */
import { askedAs, asksForPeriod, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'period-without-default-limit',
  api: 'inbound',
  family: 'pagination',
  title: 'Lists all authorisations of a period when no limit is given',
  evidence: 'stated',
  handlers: askedAs((query) => (asksForPeriod(query) && !query.has('limit') ? edited(query, { limit: 1000 }) : query)),
})
