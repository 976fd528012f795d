/** A store that ends its texts with a NUL. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'nul-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body with a NUL in a text with 500',
  evidence: 'derived',
  respond: intercepting(
    async (call) => {
      const text = await sentText(call)
      return isJsonText(text) && text.includes('\\u0000')
    },
    async () => FAILURE,
  ),
})
