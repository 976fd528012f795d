/** The status says it all. */
import { has, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-without-body',
  api: 'inbound',
  family: 'error',
  title: 'Refuses invalid requests without a body',
  evidence: 'derived',
  rules: refusing(({ status, headers }) => ({ status, headers }), has(400)),
})
