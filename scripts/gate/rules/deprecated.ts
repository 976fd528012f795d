/** Whether something is on its way out. */
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'deprecated',
  keywords: ['deprecated'],
  rationale: 'An announcement: what is deprecated may be removed once its notice is over.',
  example: { base: {}, head: { deprecated: true }, effect: 'none' },
  compare(base, head) {
    const [before, after] = [base.plain.deprecated === true, head.plain.deprecated === true]
    return before === after ? [] : [{ effect: 'none', before, after }]
  },
})
