/** Fails on wrong credentials. */
import { FAILURE, has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-500',
  api: 'outbound',
  family: 'auth',
  title: 'Fails on wrong credentials',
  evidence: 'stated',
  rules: refusing(() => FAILURE, has(401)),
})
