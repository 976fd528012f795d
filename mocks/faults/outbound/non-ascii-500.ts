/** Fails on texts outside of ASCII. */
import { rejecting, textsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'non-ascii-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on texts outside of ASCII',
  evidence: 'derived',
  rules: rejecting(({ body }) => textsOf(body).some((text) => /[^ -~]/.test(text)), 500),
})
