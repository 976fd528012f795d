/** A page is only cut out where there is a whole one. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'last-page-empty',
  api: 'inbound',
  family: 'pagination',
  title: 'Leaves the last page empty when it is not full',
  evidence: 'derived',
  handlers: cutAs((rows, offset, limit) =>
    offset > 0 && offset + limit > rows.length ? [] : rows.slice(offset, offset + limit),
  ),
})
