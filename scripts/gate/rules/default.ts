/** The value that counts when none is sent. */
import { sameJson } from '../../lib/json.ts'
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'default',
  keywords: ['default'],
  rationale: 'Those who rely on a default get something else without having changed anything.',
  example: { base: { default: 10 }, head: { default: 20 }, effect: 'different' },
  compare({ plain: { default: before } }, { plain: { default: after } }) {
    return sameJson(before ?? null, after ?? null)
      ? []
      : [{ effect: before === undefined ? 'none' : 'different', before, after }]
  },
})
