/** Fails on an unknown issuer. */
import { FAILURE, has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-issuer-500',
  api: 'outbound',
  family: 'status',
  title: 'Fails on an unknown issuer',
  evidence: 'stated',
  rules: refusing(() => FAILURE, has(404)),
})
