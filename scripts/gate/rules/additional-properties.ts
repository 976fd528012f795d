/** Whether a whole takes what its parts do not list, where that depends on which parts hold. */
import { CLOSING, rewritten } from './condition.ts'
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'additional-properties',
  keywords: ['additionalProperties', 'unevaluatedProperties'],
  rationale:
    'What is not listed is refused where it was taken, or comes where readers were told that nothing else does.',
  example: { base: { type: 'object' }, head: { type: 'object', additionalProperties: false }, effect: 'narrower' },
  compare: (base, head) => CLOSING.flatMap((name) => rewritten(name, [name], base, head)),
})
