/** The patterns a text must match. */
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'pattern',
  keywords: ['pattern'],
  rationale: 'A text that used to match may not match any more, or the other way round.',
  example: { base: { type: 'string' }, head: { type: 'string', pattern: '^a' }, effect: 'narrower' },
  compare({ patterns: base }, { patterns: head }) {
    const gone = base.filter((pattern) => !head.includes(pattern))
    const come = head.filter((pattern) => !base.includes(pattern))
    if (gone.length === 0 && come.length === 0) return []
    const effect = gone.length === 0 ? 'narrower' : come.length === 0 ? 'wider' : 'different'
    return [{ effect, before: gone, after: come }]
  },
})
