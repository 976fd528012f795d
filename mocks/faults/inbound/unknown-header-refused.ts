/** A gateway with a list of headers. */
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

/** Headers that are documented. */
const KNOWN = new Set(['x-correlation-id', 'x-user-id'])

export default defineFault({
  id: 'unknown-header-refused',
  api: 'inbound',
  family: 'compatibility',
  title: 'Refuses calls with a header it does not know',
  evidence: 'derived',
  respond: intercepting(
    ({ headers }) => Object.keys(headers).some((name) => name.startsWith('x-') && !KNOWN.has(name)),
    async () => ({ ...FAILURE, status: 400 }),
  ),
})
