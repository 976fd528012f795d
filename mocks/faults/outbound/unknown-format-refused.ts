/** Refuses a message in a format that is not on its list. */
import { part, rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

const KNOWN = new Set<unknown>([undefined, 'TEXT', 'HTML'])

export default defineFault({
  id: 'unknown-format-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a message in a format that is not on its list',
  evidence: 'stated',
  rules: rejectingRows((row) => !KNOWN.has(part(row, 'message').format)),
})
