/**
 * Refuses a message in a format that is not on its list.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingRows } from '../notifications.ts'

const KNOWN = new Set<unknown>([undefined, 'TEXT', 'HTML'])

export default defineFault({
  id: 'unknown-format-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a message in a format that is not on its list',
  evidence: 'stated',
  ...refusingRows((row) => !KNOWN.has(part(row, 'message').format)),
})
