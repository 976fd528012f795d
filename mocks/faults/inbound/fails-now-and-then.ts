/** One of several instances is broken. */
import { FAILURE } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'fails-now-and-then',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers every twentieth call with 500',
  evidence: 'derived',
  respond(next) {
    let calls = 0
    return async (call) => {
      calls += 1
      return calls % 20 === 0 ? FAILURE : next(call)
    }
  },
})
