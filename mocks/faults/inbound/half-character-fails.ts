/** An encoder that is strict about what it is given. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'half-character-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body with half a character in a text with 500',
  evidence: 'derived',
  respond: intercepting(
    async (call) => {
      const text = await sentText(call)
      return (
        isJsonText(text) &&
        !JSON.stringify(JSON.parse(text))
          .replace(/\\ud[89ab]/g, '\ud800')
          .isWellFormed()
      )
    },
    async () => FAILURE,
  ),
})
