/** Whether `null` is a value. */
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'nullable',
  keywords: ['nullable', 'type'],
  rationale: 'Whoever reads a value has to be ready for none; whoever sends none must be allowed to.',
  example: { base: { type: ['string', 'null'] }, head: { type: 'string' }, effect: 'narrower' },
  compare(base, head) {
    const [before, after] = [base.types.has('null'), head.types.has('null')]
    return before === after ? [] : [{ effect: before ? 'narrower' : 'wider', before, after }]
  },
})
