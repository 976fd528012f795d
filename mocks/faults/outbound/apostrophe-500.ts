/**
 * Fails on texts with an apostrophe.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing, textsOf } from '../notifications.ts'

export default defineFault({
  id: 'apostrophe-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on texts with an apostrophe',
  evidence: 'derived',
  ...refusing(({ body }) => textsOf(body).some((text) => text.includes("'")), 500),
})
