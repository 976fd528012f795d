/** A state is told as it is kept. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'state-in-small-letters',
  api: 'inbound',
  family: 'rows',
  title: 'Shows the state of a card in small letters',
  evidence: 'assumed',
  rules: answering(
    body((told) => ({ ...told, state: String(told.state).toLowerCase() })),
    'getCardDetails',
  ),
})
