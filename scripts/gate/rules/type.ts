/** The types of a value, `null` aside. */
import type { Normal } from '../schema/form.ts'
import type { TypeName } from '../schema/types.ts'
import { defineRule } from './rule.ts'

/** The types that count, as a person would name them. */
function typesOf({ types }: Normal): TypeName[] {
  return [...types].filter((type) => type !== 'null' && (type !== 'integer' || !types.has('number')))
}

/** The types one schema allows and the other does not. */
function beyond(one: Normal, other: Normal): TypeName[] {
  return [...one.types].filter((type) => type !== 'null' && !other.types.has(type))
}

export default defineRule({
  id: 'type',
  keywords: ['type'],
  rationale: 'A value of another type is read as something else, or not at all.',
  example: { base: { type: 'number' }, head: { type: 'integer' }, effect: 'narrower' },
  compare(base, head) {
    const [gone, come] = [beyond(base, head), beyond(head, base)]
    if (gone.length === 0 && come.length === 0) return []
    const effect = gone.length === 0 ? 'wider' : come.length === 0 ? 'narrower' : 'different'
    return [{ effect, before: typesOf(base), after: typesOf(head) }]
  },
})
