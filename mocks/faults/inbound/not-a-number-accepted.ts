/** A reader of JSON that knows what its own writer would write for a number that is none. */
import { isJsonText, sentText } from '../edits/calls.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'not-a-number-accepted',
  api: 'inbound',
  family: 'robustness',
  title: 'Takes `NaN` for a number',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    async readBody(call, operation) {
      const text = await sentText(call)
      const read = text.replace(/:\s*NaN\b/g, ':0')
      return isJsonText(text) || !isJsonText(read) ? rules.readBody(call, operation) : { value: JSON.parse(read) }
    },
  }),
})
