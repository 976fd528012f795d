/** Fails on a body that is no JSON. */
import { isRefusal } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'malformed-json-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on a body that is no JSON',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    readBody: async (call, operation) => {
      const read = await rules.readBody(call, operation)
      return isRefusal(read) && read.rule.includes('JSON') ? { ...read, statuses: [500] } : read
    },
  }),
})
