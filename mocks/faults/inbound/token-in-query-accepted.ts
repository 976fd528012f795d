/** Addresses end up in logs, and so does the token. */
import { queried } from '../edits/calls.ts'
import { signedAs } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'token-in-query-accepted',
  api: 'inbound',
  family: 'auth',
  title: 'Accepts the token in the query',
  evidence: 'assumed',
  rules: signedAs((_, call) => [`Bearer ${queried(call, 'access_token') ?? ''}`]),
})
