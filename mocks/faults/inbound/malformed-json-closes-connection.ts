/** A process that ends and is started again. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'malformed-json-closes-connection',
  api: 'inbound',
  family: 'robustness',
  title: 'Closes the connection when the JSON is malformed',
  evidence: 'derived',
  respond: intercepting(
    async (call) => call.method !== 'GET' && !isJsonText((await sentText(call)) || '{}'),
    async () => {
      throw new Error('The connection is closed on purpose.')
    },
  ),
})
