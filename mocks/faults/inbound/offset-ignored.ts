/** A parameter that is validated and then not used. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-ignored',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives the first page whatever the offset',
  evidence: 'stated',
  handlers: askedAs((query) => edited(query, { offset: 0 })),
})
