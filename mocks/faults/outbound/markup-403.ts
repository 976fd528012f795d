/**
 * Takes a message with a tag in it for an attack.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { part, refusingRows } from '../notifications.ts'

export default defineFault({
  id: 'markup-403',
  api: 'outbound',
  family: 'robustness',
  title: 'Takes a message with a tag in it for an attack',
  evidence: 'derived',
  ...refusingRows((row) => /<\w/.test(String(part(row, 'message').content)), 403),
})
