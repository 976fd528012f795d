/** Accepts a body that is no JSON, because it is put aside unread. */
import { isRefusal } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'malformed-json-accepted',
  api: 'outbound',
  family: 'robustness',
  title: 'Accepts a body that is no JSON, because it is put aside unread',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    readBody: async (call, operation) => {
      const read = await rules.readBody(call, operation)
      return isRefusal(read) && read.field === undefined ? { value: undefined } : read
    },
  }),
})
