/** The patterns a text must match. */
import { relationOf } from '../patterns/relation.ts'
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
    const relation = relationOf(base, head)
    const written = gone.length === 0 ? 'narrower' : come.length === 0 ? 'wider' : 'different'
    if (!relation) return [{ effect: written, before: gone, after: come }]
    const [loses, wins] = [relation.gone !== undefined, relation.come !== undefined]
    if (!loses && !wins) return []
    return [{ effect: loses && wins ? 'different' : loses ? 'narrower' : 'wider', before: gone, after: come }]
  },
})
