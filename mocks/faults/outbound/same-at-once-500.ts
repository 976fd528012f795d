/** Fails on a notification that it is busy with already. */
import { setTimeout as sleep } from 'node:timers/promises'
import { FAILURE } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

/** How long it takes to take one, in milliseconds. */
const BUSY_MS = 5

export default defineFault({
  id: 'same-at-once-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a notification that it is busy with already',
  evidence: 'derived',
  rules: (rules) => {
    const busy = new Set<string>()
    return {
      ...rules,
      answer: async (request) => {
        const text = JSON.stringify(request.body)
        if (busy.has(text)) return FAILURE
        busy.add(text)
        await sleep(BUSY_MS)
        busy.delete(text)
        return rules.answer(request)
      },
    }
  },
})
