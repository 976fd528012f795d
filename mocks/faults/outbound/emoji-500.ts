/** Fails on characters that need four bytes in UTF-8. */
import { rejecting, textsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'emoji-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on characters that need four bytes in UTF-8',
  evidence: 'derived',
  rules: rejecting(({ body }) => textsOf(body).some((text) => /[\u{10000}-\u{10ffff}]/u.test(text)), 500),
})
