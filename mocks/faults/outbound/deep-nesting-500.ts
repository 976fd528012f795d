/** Fails on a body that is nested very deep. */
import { sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

/** Eighty lists or objects in a row that nothing closes. */
const DEEP = /(?:\[\s*){80}|(?:\{\s*"[^"]*"\s*:\s*){80}/

export default defineFault({
  id: 'deep-nesting-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a body that is nested very deep',
  evidence: 'derived',
  respond: intercepting(
    async (call) => DEEP.test(await sentText(call)),
    async () => FAILURE,
  ),
})
