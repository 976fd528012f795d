/** Nothing encrypts for a card that has just been made. */
import { answering, FAILURE } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'credentials-of-new-card-fail',
  api: 'inbound',
  family: 'robustness',
  title: 'Fails to show the credentials of a new card',
  evidence: 'derived',
  rules: answering((reply, { values }) => {
    return /^card-d1-/.test(String(values.path.get('cardId'))) ? FAILURE : reply
  }, 'getCardCredentials'),
})
