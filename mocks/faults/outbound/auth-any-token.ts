/** Lets every bearer token in. */
import { single } from '../../exchange.ts'
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-any-token',
  api: 'outbound',
  family: 'auth',
  title: 'Lets every bearer token in',
  evidence: 'stated',
  rules: letIn((call) => /^bearer \S/i.test(single(call, 'authorization') ?? '')),
})
