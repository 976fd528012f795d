/** A path is compared as far as it is known. */
import { defineFault } from '../fault.ts'

/** The known path, and a segment behind it. */
const LONGER = /(\/authorisations)\/[^?]*/

export default defineFault({
  id: 'longer-path-taken',
  api: 'outbound',
  family: 'status',
  title: 'Takes notifications under any path that begins like the right one',
  evidence: 'derived',
  respond: (next) => (call) => next({ ...call, target: call.target.replace(LONGER, '$1') }),
})
