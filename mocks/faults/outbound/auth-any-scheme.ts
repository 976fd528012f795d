/** Lets a right token in under any scheme. */
import { signedAs } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-any-scheme',
  api: 'outbound',
  family: 'auth',
  title: 'Lets a right token in under any scheme',
  evidence: 'stated',
  rules: signedAs((sent) => [`Bearer ${sent.split(' ').at(-1)}`]),
})
