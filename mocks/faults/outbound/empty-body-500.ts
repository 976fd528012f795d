/** Fails on an empty body. */
import { isRefusal } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'empty-body-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on an empty body',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    readBody: async (call, operation) => {
      const read = await rules.readBody(call, operation)
      return isRefusal(read) && read.rule === 'is required' ? { ...read, statuses: [500] } : read
    },
  }),
})
