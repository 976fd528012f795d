/** An exception that nobody catches. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'malformed-json-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers malformed JSON with 500',
  evidence: 'derived',
  respond: intercepting(
    async (call) => call.method !== 'GET' && !isJsonText((await sentText(call)) || '{}'),
    async () => FAILURE,
  ),
})
