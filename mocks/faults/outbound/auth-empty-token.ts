/** Lets the scheme without a token in. */
import { single } from '../../exchange.ts'
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-empty-token',
  api: 'outbound',
  family: 'auth',
  title: 'Lets the scheme without a token in',
  evidence: 'stated',
  rules: letIn((call) => /^bearer *$/i.test(single(call, 'authorization') ?? '')),
})
