/** Refuses a request with an extension header that it does not know. */
import { rejecting } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

const KNOWN = new Set(['x-correlation-id', 'x-forwarded-for', 'x-request-id'])

export default defineFault({
  id: 'unknown-header-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a request with an extension header that it does not know',
  evidence: 'stated',
  rules: rejecting(({ call }) => Object.keys(call.headers).some((name) => name.startsWith('x-') && !KNOWN.has(name))),
})
