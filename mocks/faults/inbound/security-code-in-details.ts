/** The whole record is written, and a column was added to it. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'security-code-in-details',
  api: 'inbound',
  family: 'rows',
  title: 'Tells the security code in clear among the details of a card',
  evidence: 'derived',
  rules: answering(
    body((told) => ({ ...told, cvv: '123' })),
    'getCardDetails',
  ),
})
