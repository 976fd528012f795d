/** Never answers a notification about more than one operation. */
import { never, rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'batch-of-two-hangs',
  api: 'outbound',
  family: 'robustness',
  title: 'Never answers a notification about more than one operation',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    answer: (request) => (rowsOf(request.body).length > 1 ? never() : rules.answer(request)),
  }),
})
