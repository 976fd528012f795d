/** Fails on texts with an apostrophe. */
import { rejecting, textsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'apostrophe-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on texts with an apostrophe',
  evidence: 'derived',
  rules: rejecting(({ body }) => textsOf(body).some((text) => text.includes("'")), 500),
})
