/** What stands before the token is cut off. */
import { signedAs } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'scheme-ignored',
  api: 'inbound',
  family: 'auth',
  title: 'Accepts the token under another scheme',
  evidence: 'stated',
  rules: signedAs((sent) => [sent.replace(/^\w+ /, 'Bearer ')]),
})
