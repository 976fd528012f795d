/** A property is copied that should not be. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'proto-property-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body with a property `__proto__` with 500',
  evidence: 'derived',
  respond: intercepting(
    async (call) => {
      const text = await sentText(call)
      return isJsonText(text) && text.includes('"__proto__"')
    },
    async () => FAILURE,
  ),
})
