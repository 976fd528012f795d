/** The row that tells whether there is a next page is given away. */
import { askedAs, edited, limitIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'page-one-too-many',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives one row more than the limit',
  evidence: 'stated',
  handlers: askedAs((query) => edited(query, { limit: limitIn(query) + 1 })),
})
