/** An encoder that is strict about what it is given. */
import { failingOn } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'half-character-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a body with half a character in a text with 500',
  evidence: 'derived',
  respond: failingOn(
    (text) =>
      !JSON.stringify(JSON.parse(text))
        .replace(/\\ud[89ab]/g, '\ud800')
        .isWellFormed(),
  ),
})
