/** Fails on a NUL in a text. */
import { failingOn } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'nul-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a NUL in a text',
  evidence: 'derived',
  respond: failingOn((text) => text.includes('\\u0000')),
})
