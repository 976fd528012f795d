/** An id with a prefix that a pattern does not allow. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-id-malformed',
  api: 'inbound',
  family: 'rows',
  title: 'Creates a card and tells an id that nobody may send',
  evidence: 'stated',
  rules: answering(
    body(({ cardId }) => ({ cardId: `urn:card:${cardId}` })),
    'createCard',
  ),
})
