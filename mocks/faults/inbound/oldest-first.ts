/** Rows as the store has them. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'oldest-first',
  api: 'inbound',
  family: 'pagination',
  title: 'Lists the oldest authorisation first',
  evidence: 'stated',
  handlers: cutAs((rows, offset, limit) => rows.toReversed().slice(offset, offset + limit)),
})
