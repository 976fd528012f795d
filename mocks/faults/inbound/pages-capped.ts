/** A limit of another layer is lower than the documented one. */
import { askedAs, edited, limitIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'pages-capped',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives at most 25 rows, though the limit may be 50',
  evidence: 'derived',
  handlers: askedAs((query) => edited(query, { limit: Math.min(25, limitIn(query)) })),
})
