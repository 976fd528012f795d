/** A parameter that is validated and then not used. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-ignored',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives 10 rows whatever the limit',
  evidence: 'stated',
  handlers: askedAs((query) => edited(query, { limit: 10 })),
})
