/** Lets a token in that stands in the address. */
import { queried } from '../edits/calls.ts'
import { signedAs } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-query-token',
  api: 'outbound',
  family: 'auth',
  title: 'Lets a token in that stands in the address',
  evidence: 'assumed',
  rules: signedAs((_, call) => [`Bearer ${queried(call, 'access_token') ?? ''}`]),
})
