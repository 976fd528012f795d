/** A property is added for the sake of an app. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-number-beside-credentials',
  api: 'inbound',
  family: 'rows',
  title: 'Tells the card number in clear beside the encrypted credentials',
  evidence: 'derived',
  rules: answering(
    body((told) => ({ ...told, pan: '4000001234567899' })),
    'getCardCredentials',
  ),
})
