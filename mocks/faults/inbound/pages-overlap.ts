/** The example of the page says 0 to 10 and then 10 to 20. */
import { askedAs, edited, numberIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'pages-overlap',
  api: 'inbound',
  family: 'pagination',
  title: 'Begins every page but the first with the last row of the page before',
  evidence: 'stated',
  handlers: askedAs((query) => edited(query, { offset: Math.max(0, numberIn(query, 'offset', 0) - 1) })),
})
