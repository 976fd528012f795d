/** The default of a framework instead of the documented one. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'default-limit-twenty',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives 20 rows when no limit is given',
  evidence: 'stated',
  handlers: askedAs((query) => (query.has('limit') ? query : edited(query, { limit: 20 }))),
})
