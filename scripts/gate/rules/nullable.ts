/** Whether `null` is a value. */
import { TYPES } from '../schema/types.ts'
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'nullable',
  keywords: ['nullable', 'type'],
  rationale: 'Whoever reads a value has to be ready for none; whoever sends none must be allowed to.',
  example: { base: { type: ['string', 'null'] }, head: { type: 'string' }, effect: 'narrower' },
  compare(base, head) {
    // Where one side admits anything and the other does not, `null` is not all that changed.
    const all = [base, head].find(({ types }) => types.size === TYPES.length)
    if (all && [base, head].some(({ types }) => types.size < TYPES.length - 1)) return []
    const [before, after] = [base.types.has('null'), head.types.has('null')]
    return before === after ? [] : [{ effect: before ? 'narrower' : 'wider', before, after }]
  },
})
