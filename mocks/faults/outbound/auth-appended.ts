/** Lets a right token in with anything behind it. */
import { signedAs } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-appended',
  api: 'outbound',
  family: 'auth',
  title: 'Lets a right token in with anything behind it',
  evidence: 'stated',
  rules: signedAs((sent) => Array.from(sent, (_, index) => sent.slice(0, index + 1))),
})
