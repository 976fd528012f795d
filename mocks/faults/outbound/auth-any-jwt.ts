/** Lets every token in that looks like a JWT, whoever signed it. */
import { single } from '../../exchange.ts'
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-any-jwt',
  api: 'outbound',
  family: 'auth',
  title: 'Lets every token in that looks like a JWT, whoever signed it',
  evidence: 'stated',
  rules: letIn((call) => /^bearer [\w-]+\.[\w-]+\.[\w-]*$/i.test(single(call, 'authorization') ?? '')),
})
