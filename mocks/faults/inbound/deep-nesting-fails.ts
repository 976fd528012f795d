/** A parser that calls itself. */
import { sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'deep-nesting-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a deeply nested body with 500',
  evidence: 'derived',
  respond: intercepting(
    async (call) => /([[{][^\]}]{0,20}){60}/.test(await sentText(call)),
    async () => FAILURE,
  ),
})
