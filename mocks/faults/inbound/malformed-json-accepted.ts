/** An exception that is caught too early. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'malformed-json-accepted',
  api: 'inbound',
  family: 'robustness',
  title: 'Takes malformed JSON for no body',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    readBody: async (call, operation) =>
      isJsonText(await sentText(call)) || operation.requestBody?.required
        ? rules.readBody(call, operation)
        : { value: {} },
  }),
})
