/**
 * Refuses a request with an extension header that it does not know.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing } from '../notifications.ts'

const KNOWN = new Set(['x-correlation-id', 'x-forwarded-for', 'x-request-id'])

export default defineFault({
  id: 'unknown-header-refused',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses a request with an extension header that it does not know',
  evidence: 'stated',
  ...refusing(({ call }) => Object.keys(call.headers).some((name) => name.startsWith('x-') && !KNOWN.has(name))),
})
