/**
 * Fails on characters that need four bytes in UTF-8.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing, textsOf } from '../notifications.ts'

export default defineFault({
  id: 'emoji-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on characters that need four bytes in UTF-8',
  evidence: 'derived',
  ...refusing(({ body }) => textsOf(body).some((text) => /[\u{10000}-\u{10ffff}]/u.test(text)), 500),
})
