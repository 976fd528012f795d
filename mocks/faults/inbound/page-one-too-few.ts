/** The upper bound of a range is exclusive in one library and inclusive in the next. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'page-one-too-few',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives one row less than the limit though there are more',
  evidence: 'derived',
  handlers: cutAs((rows, offset, limit) => rows.slice(offset, offset + Math.max(1, limit - 1))),
})
