/** Takes a message with a tag in it for an attack. */
import { part, rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'markup-403',
  api: 'outbound',
  family: 'robustness',
  title: 'Takes a message with a tag in it for an attack',
  evidence: 'assumed',
  rules: rejectingRows((row) => /<\w/.test(String(part(row, 'message').content)), 403),
})
