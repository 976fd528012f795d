/** Keywords whose meaning is too entangled to be compared in parts: any difference counts as one. */
import { sameJson } from '../../lib/json.ts'
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'condition',
  keywords: [
    'not',
    'if',
    'then',
    'else',
    'contains',
    'propertyNames',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
    'unevaluatedItems',
  ],
  rationale: 'Conditions that change may let other values through than before; which ones, a witness shows.',
  example: { base: { not: { const: 1 } }, head: { not: { const: 2 } }, effect: 'different' },
  compare({ written: base }, { written: head }) {
    const names = [...new Set([...Object.keys(base), ...Object.keys(head)])].toSorted()
    return names.flatMap((name) => {
      const [before, after] = [base[name], head[name]]
      if (sameJson(before ?? null, after ?? null)) return []
      const effect = before === undefined ? 'narrower' : after === undefined ? 'wider' : 'different'
      return [{ effect: effect as 'narrower' | 'wider' | 'different', before: name, after: name }]
    })
  },
})
