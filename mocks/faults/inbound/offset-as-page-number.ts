/** Many APIs page by number. */
import { askedAs, edited, limitIn, numberIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-as-page-number',
  api: 'inbound',
  family: 'pagination',
  title: 'Takes the offset for the number of a page',
  evidence: 'stated',
  handlers: askedAs((query) => edited(query, { offset: numberIn(query, 'offset', 0) * limitIn(query) })),
})
