/** Only the beginning is compared. */
import { signedAs } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'longer-token-accepted',
  api: 'inbound',
  family: 'auth',
  title: 'Accepts the token with something appended',
  evidence: 'stated',
  rules: signedAs((sent) => [...sent].map((_, index) => sent.slice(0, index + 1))),
})
