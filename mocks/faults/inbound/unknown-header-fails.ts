/** A header is looked up in a map. */
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

/** Headers that are documented. */
const KNOWN = new Set(['x-correlation-id', 'x-user-id'])

export default defineFault({
  id: 'unknown-header-fails',
  api: 'inbound',
  family: 'compatibility',
  title: 'Answers a call with a header it does not know with 500',
  evidence: 'derived',
  respond: intercepting(
    ({ headers }) => Object.keys(headers).some((name) => name.startsWith('x-') && !KNOWN.has(name)),
    async () => FAILURE,
  ),
})
