/** A status without what belongs to it. */
import { has, refusing, withoutHeader } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'challenge-missing',
  api: 'inbound',
  family: 'headers',
  title: 'Refuses a call without a token and does not tell how to sign in',
  evidence: 'derived',
  rules: refusing(withoutHeader('www-authenticate'), has(401)),
})
