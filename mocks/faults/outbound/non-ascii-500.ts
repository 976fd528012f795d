/**
 * Fails on texts outside of ASCII.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing, textsOf } from '../notifications.ts'

export default defineFault({
  id: 'non-ascii-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on texts outside of ASCII',
  evidence: 'derived',
  ...refusing(({ body }) => textsOf(body).some((text) => /[^ -~]/.test(text)), 500),
})
