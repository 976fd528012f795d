/** A gateway that asks for what HEAD names by GET, in a name of its own. */
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

/** What the gateway marks its own calls with. */
const OWN = 'x-asked-by-gateway'

export default defineFault({
  id: 'head-open',
  api: 'inbound',
  family: 'auth',
  title: 'Answers HEAD without a token',
  evidence: 'derived',
  rules: letIn((call) => call.headers[OWN] !== undefined),
  respond: (next) => (call) =>
    next(call.method === 'HEAD' ? { ...call, method: 'GET', headers: { ...call.headers, [OWN]: ['HEAD'] } } : call),
})
