/**
 * Values of a type that is not allowed, and values an `enum` or `const` does not name.
 * Pure; proposals only, the judge decides.
 */
import { isObject, type Json } from '../json.ts'
import { typePointer } from './boundary-scalars.ts'
import { formsOf } from './pattern.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { allows, strings, type TypeName, typesOf } from './schema-view.ts'
import { textRules } from './texts.ts'
import { typeWords } from './words.ts'

/** One value of each type, for where it is wrong. */
const WRONG: readonly [type: TypeName, value: Json, label: string][] = [
  ['string', 'text', 'a text'],
  ['integer', 12, 'a number'],
  ['boolean', true, 'a boolean'],
  ['object', {}, 'an object'],
  ['array', [], 'an empty array'],
  ['null', null, 'null'],
]

/** One value of each type that is not allowed, and the valid value in a disguise: as a text, in a list, out of one. */
export function typeViolations(place: Place): Proposal[] {
  const stated = place.view.parts.filter(({ schema }) => schema.type !== undefined)
  if (stated.length === 0) return []
  const allowed = typesOf(stated)
  const wanted = typeWords(allowed)
  const schemaPointer = typePointer(stated, allowed[0] ?? 'string')
  const fault = (label: string, value: Json): Proposal => ({
    keyword: 'type',
    schemaPointer,
    label: `${label} instead of ${wanted}`,
    value,
  })
  const { value } = place
  const proposals = WRONG.filter(([type]) => !allows(allowed, type)).map(([type, wrong, label]) =>
    // One stands for a truth value in many places.
    fault(label, type === 'integer' && allowed.includes('boolean') ? 1 : wrong),
  )
  if (!allowed.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    // Whoever refuses this refuses any other text: where there is time for one only, it is the one.
    proposals.unshift(fault('the valid value written as a text', String(value)))
  }
  if (!allows(allowed, 'integer') && typeof value === 'string') {
    const digits = [value, ...otherForms(place)].find((text) => /^[1-9]\d{0,14}$/.test(text))
    if (digits !== undefined) proposals.push(fault('valid digits written as a number', Number(digits)))
  }
  if (!allowed.includes('array')) proposals.push(fault('the valid value in a list of one', [value]))
  const [first] = Array.isArray(value) ? value : []
  if (isObject(first)) proposals.push(fault('an item without its list', first))
  return proposals
}

/** Texts of the other forms that the patterns of a place offer. */
function otherForms({ view: { parts } }: Place): string[] {
  const { length } = textRules(parts)
  return strings(parts, 'pattern').flatMap(({ value }) => formsOf(value, length, 1))
}

/** Values an `enum` or `const` does not name: another, the same in another case, an empty one. */
export function givenViolations(place: Place): Proposal[] {
  return place.view.parts.flatMap(({ schema, pointer: schemaPointer }) => {
    const keyword = schema.const === undefined ? 'enum' : 'const'
    const named = schema.const === undefined ? schema.enum : [schema.const]
    if (!Array.isArray(named) || named.length === 0) return []
    const wanted = named.length === 1 ? 'the only one allowed' : `one of the ${named.length} allowed`
    return strangers(place.value, named).map(({ value, label }) => ({
      keyword,
      schemaPointer,
      label: `${label}, not ${wanted}`,
      value,
    }))
  })
}

/** Values of the same type that are not likely to be among those named. */
function strangers(value: Json, named: readonly Json[]): { value: Json; label: string }[] {
  if (typeof value === 'number') {
    const greatest = Math.max(...named.filter((item) => typeof item === 'number'))
    return [{ value: Math.floor(greatest) + 1, label: 'another number' }]
  }
  if (typeof value === 'boolean') return [{ value: !value, label: 'the other boolean' }]
  if (Array.isArray(value)) return [{ value: [...value, 'unknown'], label: 'a list with one more item' }]
  if (value === null) return [{ value: 'unknown', label: 'a text' }]
  if (typeof value === 'object')
    return [{ value: { ...value, unknown: true }, label: 'an object with one more property' }]
  const swapped = value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase()
  return [
    { value: /[a-z]/.test(value) ? 'unknown' : 'UNKNOWN', label: 'an unknown value' },
    { value: swapped, label: 'a value in the wrong case' },
    { value: `${value} `, label: 'a value with a space behind it' },
    { value: '', label: 'an empty text' },
    { value: 'constructor', label: 'a name that many an object has a member of' },
  ]
}
