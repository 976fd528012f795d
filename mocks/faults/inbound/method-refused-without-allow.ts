/** A status without what belongs to it. */
import { has, refusing, withoutHeader } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'method-refused-without-allow',
  api: 'inbound',
  family: 'headers',
  title: 'Refuses a method without telling the allowed ones',
  evidence: 'derived',
  rules: refusing(withoutHeader('allow'), has(405)),
})
