/** Whether the items of a list differ from each other. */
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'unique-items',
  keywords: ['uniqueItems'],
  rationale: 'A list with the same item twice is refused, or comes unexpectedly.',
  example: { base: { type: 'array' }, head: { type: 'array', uniqueItems: true }, effect: 'narrower' },
  compare(base, head) {
    const [before, after] = [base.plain.uniqueItems === true, head.plain.uniqueItems === true]
    return before === after ? [] : [{ effect: after ? 'narrower' : 'wider', before, after }]
  },
})
