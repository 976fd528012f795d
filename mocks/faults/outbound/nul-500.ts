/** Fails on a NUL in a text. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'nul-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a NUL in a text',
  evidence: 'derived',
  respond: intercepting(
    async (call) => {
      const text = await sentText(call)
      return isJsonText(text) && text.includes('\\u0000')
    },
    async () => FAILURE,
  ),
})
