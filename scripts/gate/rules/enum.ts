/** The list of values, which `const` is one of. */
import { type Json, sameJson } from '../../lib/json.ts'
import { type Delta, defineRule } from './rule.ts'

/** The values of one list that the other lacks; `null` is the business of another rule. */
function beyond(list: readonly Json[], other: readonly Json[]): Json[] {
  return list.filter((value) => value !== null && !other.some((known) => sameJson(known, value)))
}

export default defineRule({
  id: 'enum',
  keywords: ['enum', 'const'],
  rationale: 'A value that is gone is refused; a value that is new meets readers who do not know it.',
  example: { base: { enum: ['A', 'B'] }, head: { enum: ['A'] }, effect: 'narrower' },
  compare({ values: base }, { values: head }) {
    if (base === undefined && head === undefined) return []
    if (base === undefined) return [{ effect: 'narrower', after: head ?? [] }]
    if (head === undefined) return [{ effect: 'wider', before: base }]
    const [gone, come] = [beyond(base, head), beyond(head, base)]
    // A constant that became another one is no value more.
    if (gone.length > 0 && come.length > 0 && gone.length === base.length)
      return [{ effect: 'different', before: base, after: head }]
    const deltas: Delta[] = []
    if (gone.length > 0) deltas.push({ effect: 'narrower', before: gone })
    if (come.length > 0) deltas.push({ effect: 'wider', after: come })
    return deltas
  },
})
