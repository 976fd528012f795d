/** The token is read and never verified. */
import { single } from '../../exchange.ts'
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'any-token-accepted',
  api: 'inbound',
  family: 'auth',
  title: 'Accepts every bearer token',
  evidence: 'stated',
  rules: letIn((call) => /^bearer \S/i.test(single(call, 'authorization') ?? '')),
})
