/** Accepts what is sent to any path. */
import { pathIs } from '../edits/calls.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-path-accepted',
  api: 'outbound',
  family: 'robustness',
  title: 'Accepts what is sent to any path',
  evidence: 'derived',
  respond: (next) => {
    const isKnown = pathIs(/^\/notifications\/d1\/v2\/issuers\/[^/]+\/authorisations$/)
    return async (call) => (isKnown(call) ? next(call) : { status: 204, headers: {} })
  },
})
