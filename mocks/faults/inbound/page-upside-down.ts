/** The store is asked for the newest rows and gives them in its own order. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'page-upside-down',
  api: 'inbound',
  family: 'pagination',
  title: 'Lists the rows of a page oldest first',
  evidence: 'stated',
  handlers: rowsAs((rows) => rows.toReversed()),
})
