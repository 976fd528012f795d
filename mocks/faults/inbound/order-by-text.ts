/** Times are kept as text. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'order-by-text',
  api: 'inbound',
  family: 'pagination',
  title: 'Sorts by the time as it is written, whatever its zone',
  evidence: 'derived',
  handlers: cutAs((rows, offset, limit) =>
    rows.toSorted((a, b) => (String(a.startTime) < String(b.startTime) ? 1 : -1)).slice(offset, offset + limit),
  ),
})
