/** Keywords whose meaning is too entangled to be compared in parts: any difference counts as one. */
import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts'
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
    const names = [...new Set([...Object.keys(base), ...Object.keys(head)])].map((name) =>
      BRANCHES.includes(name) ? 'if' : name,
    )
    return [...new Set(names)].toSorted().flatMap((name) => {
      const parts = name === 'if' ? ['if', ...BRANCHES] : [name]
      const [before, after] = [base, head].map((side) => parts.map((part) => plainForm(side[part] ?? null)))
      if (sameJson(before, after)) return []
      const gone = before?.every((part) => part === null)
      const effect = gone ? 'narrower' : after?.every((part) => part === null) ? 'wider' : 'different'
      return [{ effect: effect as 'narrower' | 'wider' | 'different', before: name, after: name }]
    })
  },
})

/** Keywords that mean nothing but beside another. */
const BRANCHES = ['then', 'else']

/** A schema without words for people, a constant as a list of one, lists of names and values in order. */
function plainForm(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(plainForm)
  if (!isObject(schema)) return schema
  const form: JsonObject = {}
  for (const [name, value] of Object.entries(schema)) {
    if (name === 'const') form.enum = [value]
    else if ((name === 'enum' || name === 'required') && Array.isArray(value)) form[name] = value.toSorted(byText)
    else if (!(WORDS.includes(name) && typeof value === 'string')) form[name] = plainForm(value)
  }
  return form
}

const WORDS = ['title', 'description', '$comment']

const byText = (one: Json, other: Json) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
