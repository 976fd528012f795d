/** What does not say how long it is counts as empty. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'chunks-unread',
  api: 'outbound',
  family: 'robustness',
  title: 'Takes a body that comes in chunks for none',
  evidence: 'assumed',
  respond: (next) => (call) =>
    next(call.headers['transfer-encoding'] === undefined ? call : { ...call, body: async () => new Uint8Array() }),
})
