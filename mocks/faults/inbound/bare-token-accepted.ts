/** What stands before the token is cut off where it is there. */
import { signedAs } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'bare-token-accepted',
  api: 'inbound',
  family: 'auth',
  title: 'Accepts the token without a scheme',
  evidence: 'derived',
  rules: signedAs((sent) => [`Bearer ${sent.replace(/^bearer /i, '')}`]),
})
