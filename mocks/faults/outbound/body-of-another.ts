/** What was read last is kept where all requests look for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Refusal } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

/** How long it takes until what was read is looked at, in milliseconds. */
const BUSY_MS = 5

export default defineFault({
  id: 'body-of-another',
  api: 'outbound',
  family: 'robustness',
  title: 'Takes the body of a notification that comes at the same time for that of this one',
  evidence: 'derived',
  respond: (next) => {
    let last: Uint8Array | Refusal | undefined
    return async (call) => {
      const own = await call.body()
      last = own
      await sleep(BUSY_MS)
      const body = last ?? own
      return next({ ...call, body: async () => body })
    }
  },
})
