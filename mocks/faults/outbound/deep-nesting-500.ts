/**
 * Fails on a body that is nested very deep.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { BROKEN } from '../notifications.ts'

export default defineFault({
  id: 'deep-nesting-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a body that is nested very deep',
  evidence: 'derived',
  respond: (next) => async (call) => {
    const bytes = await call.body()
    const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : ''
    return /(?:\[\s*){80}|(?:\{\s*"[^"]*"\s*:\s*){80}/.test(text) ? BROKEN : next(call)
  },
})
