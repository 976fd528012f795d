/**
 * Accepts what is sent to any path.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-path-accepted',
  api: 'outbound',
  family: 'robustness',
  title: 'Accepts what is sent to any path',
  evidence: 'derived',
  respond: (next) => async (call) => {
    const known = /^\/notifications\/d1\/v2\/issuers\/[^/]+\/authorisations(\?|$)/.test(call.target)
    return known ? next(call) : { status: 204, headers: {} }
  },
})
