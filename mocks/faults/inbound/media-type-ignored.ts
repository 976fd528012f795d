/** A parser that is told to parse everything. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'media-type-ignored',
  api: 'inbound',
  family: 'media-type',
  title: 'Reads every body as JSON, whatever it says it is',
  evidence: 'assumed',
  rules: (rules) => ({
    ...rules,
    readBody: (call, operation) =>
      rules.readBody({ ...call, headers: { ...call.headers, 'content-type': ['application/json'] } }, operation),
  }),
})
