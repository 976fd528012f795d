/** The number of which a value is a multiple. */
import { defineRule } from './rule.ts'

/** Whether every multiple of one number is a multiple of the other. */
function isMultiple(one: number, other: number): boolean {
  return Math.abs(one / other - Math.round(one / other)) < 1e-9
}

export default defineRule({
  id: 'multiple-of',
  keywords: ['multipleOf'],
  rationale: 'Steps that grow leave values out.',
  example: { base: { type: 'integer' }, head: { type: 'integer', multipleOf: 10 }, effect: 'narrower' },
  compare({ plain: { multipleOf: before } }, { plain: { multipleOf: after } }) {
    if (before === after) return []
    if (typeof before !== 'number') return [{ effect: 'narrower', after }]
    if (typeof after !== 'number') return [{ effect: 'wider', before }]
    const effect = isMultiple(after, before) ? 'narrower' : isMultiple(before, after) ? 'wider' : 'different'
    return [{ effect, before, after }]
  },
})
