/** The format of a text or a number. */
import { defineRule } from './rule.ts'

/** Formats of numbers, each within the next one. */
const NESTED: readonly (readonly string[])[] = [
  ['int8', 'int16', 'int32', 'int64'],
  ['float', 'double'],
]

/** Whether everything in one format is in the other, too. */
function within(one: string, other: string): boolean {
  return NESTED.some((family) => family.includes(one) && family.indexOf(one) <= family.indexOf(other))
}

export default defineRule({
  id: 'format',
  keywords: ['format'],
  rationale: 'A format is checked by validators and read by generators of code.',
  example: { base: { type: 'string' }, head: { type: 'string', format: 'date-time' }, effect: 'narrower' },
  compare({ formats: base }, { formats: head }) {
    const gone = base.filter((format) => !head.includes(format))
    const come = head.filter((format) => !base.includes(format))
    if (gone.length === 0 && come.length === 0) return []
    const covered = (ones: string[], others: string[]) =>
      ones.every((one) => others.some((other) => within(one, other)))
    const narrower = gone.length === 0 || (come.length > 0 && covered(come, gone))
    const wider = come.length === 0 || (gone.length > 0 && covered(gone, come))
    return [{ effect: narrower ? 'narrower' : wider ? 'wider' : 'different', before: gone, after: come }]
  },
})
