/** Nothing is found, and nothing is wrong with nothing. */
import { single } from '../../exchange.ts'
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'empty-token-accepted',
  api: 'inbound',
  family: 'auth',
  title: 'Accepts an empty token',
  evidence: 'stated',
  rules: letIn((call) => /^bearer *$/i.test(single(call, 'authorization') ?? '')),
})
