/** The answer of an operation without content. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-without-id',
  api: 'inbound',
  family: 'rows',
  title: 'Creates a card and does not tell its id',
  evidence: 'stated',
  rules: answering(
    body(() => ({})),
    'createCard',
  ),
})
