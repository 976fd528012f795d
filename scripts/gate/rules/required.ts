/** Which properties must be there, of those that both revisions know or neither declares. */
import type { Normal } from '../schema/form.ts'
import { type Delta, defineRule } from './rule.ts'

/** Names that one requires and the other does not, where the property itself neither comes nor goes. */
function beyond(one: Normal, other: Normal): string[] {
  const stays = (name: string) => one.properties.has(name) === other.properties.has(name)
  return one.required.filter((name) => !other.required.includes(name) && stays(name))
}

export default defineRule({
  id: 'required',
  keywords: ['required'],
  rationale: 'What must be sent and is not, is refused; what was always there may be missing now.',
  example: { base: { type: 'object' }, head: { type: 'object', required: ['a'] }, effect: 'narrower' },
  compare(base, head) {
    const deltas: Delta[] = []
    for (const name of beyond(head, base)) deltas.push({ effect: 'narrower', after: name })
    for (const name of beyond(base, head)) deltas.push({ effect: 'wider', before: name })
    return deltas
  },
})
