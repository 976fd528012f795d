/** Fails while it is busy with another notification. */
import { setTimeout as sleep } from 'node:timers/promises'
import { FAILURE } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

/** How long it takes to take one, in milliseconds. */
const BUSY_MS = 5

export default defineFault({
  id: 'two-at-once-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails while it is busy with another notification',
  evidence: 'derived',
  rules: (rules) => {
    let busy = 0
    return {
      ...rules,
      answer: async (request) => {
        busy += 1
        const isAlone = busy === 1
        await sleep(BUSY_MS)
        busy -= 1
        return isAlone ? rules.answer(request) : FAILURE
      },
    }
  },
})
