/**
 * Values that break one rule of a text or a number.
 * Pure; proposals only, the judge decides. Labels count and name the bound, they never repeat a value.
 */
import type { Json } from '../json.ts'
import { typePointer } from './boundary-scalars.ts'
import { FORMATS } from './formats.ts'
import { nearMisses } from './near-misses.ts'
import { numericRange, tidy } from './numeric.ts'
import { LONGEST_TEXT } from './pattern.ts'
import type { Place } from './places.ts'
import { characters, type Proposal } from './proposal.ts'
import { numbers, type Part, strings, type TypeName, typesOf } from './schema-view.ts'
import { patternsTake, suits, type TextRules, textOfLength, textRules } from './texts.ts'

/** Texts that are too short, too long, do not match, or are malformed. */
export function textViolations(place: Place, seed: number): Proposal[] {
  const { value } = place
  if (typeof value !== 'string') return []
  const { parts } = place.view
  const rules = textRules(parts)
  const wrongLengths = [
    ...numbers(parts, 'minLength').flatMap(({ value: least, part }) => {
      const label = `${least === 1 ? 'an empty text' : characters(least - 1)}, at least ${least} ${least === 1 ? 'is' : 'are'} needed`
      return wrongLength(rules, least - 1, value, seed, { keyword: 'minLength', schemaPointer: part.pointer, label })
    }),
    ...numbers(parts, 'maxLength').flatMap(({ value: most, part }) => {
      const label = `${characters(most + 1)}, at most ${most} ${most === 1 ? 'is' : 'are'} allowed`
      return wrongLength(rules, most + 1, value, seed, { keyword: 'maxLength', schemaPointer: part.pointer, label })
    }),
  ]
  const patterns = strings(parts, 'pattern').flatMap(({ value: pattern, part }) =>
    nearMisses(pattern, rules.length, seed, value).map((miss) => ({
      keyword: 'pattern',
      schemaPointer: part.pointer,
      ...miss,
    })),
  )
  return [...wrongLengths, ...patterns, ...malformedTexts(parts, rules)]
}

/** A text of a length that is not allowed: by the pattern otherwise where it can be, else the valid text cut or stretched. */
function wrongLength(
  rules: TextRules,
  length: number,
  valid: string,
  seed: number,
  fault: Omit<Proposal, 'value'>,
): Proposal[] {
  if (length < 0 || length > LONGEST_TEXT) return []
  const points = [...valid]
  const stretched = Array.from(
    { length },
    (_, index) => points[index] ?? points[index % Math.max(points.length, 1)] ?? 'a',
  ).join('')
  const free = { ...rules, length: { min: length, max: length } }
  return [{ ...fault, value: textOfLength(free, length, seed) ?? stretched }]
}

/** Malformed texts of each format a receiver can be held to; those that break nothing else come first. */
function malformedTexts(parts: readonly Part[], rules: TextRules): Proposal[] {
  return strings(parts, 'format').flatMap(({ value: format, part }) => {
    const malformed = FORMATS[format]?.malformed ?? []
    const clean = malformed.filter(({ value }) => suits(rules, value))
    const chosen = clean.length > 0 ? clean : malformed.filter(({ value }) => patternsTake(rules.patterns, value))
    return chosen.map(({ value, label }) => ({
      keyword: 'format',
      schemaPointer: part.pointer,
      label: `${label}, a ${format} is needed`,
      value,
    }))
  })
}

/** Numbers right outside a bound, off the step, or with a fraction. */
export function numberViolations(place: Place): Proposal[] {
  const { value } = place
  if (typeof value !== 'number') return []
  const { parts } = place.view
  const types = typesOf(parts)
  const whole = types.includes('integer') && !types.includes('number')
  const { unit, step } = numericRange(parts, whole)
  const bounds = [
    ...outside(parts, 'minimum', -unit, (bound) => `less than ${bound}, the least allowed`),
    ...outside(parts, 'maximum', unit, (bound) => `more than ${bound}, the most allowed`),
    ...outside(parts, 'exclusiveMinimum', 0, (bound) => `exactly ${bound}, more is needed`),
    ...outside(parts, 'exclusiveMaximum', 0, (bound) => `exactly ${bound}, less is needed`),
    ...outside(parts, 'exclusiveMinimum', -unit, (bound) => `less than ${bound}, more is needed`),
    ...outside(parts, 'exclusiveMaximum', unit, (bound) => `more than ${bound}, less is needed`),
  ]
  const steps = numbers(parts, 'multipleOf').flatMap(({ value: multiple, part }) => {
    const off = whole || Number.isInteger(multiple) ? 1 : multiple / 2
    const candidates = [value + off, value - off, value + multiple / 2].map(tidy)
    return candidates.map((candidate) => ({
      keyword: 'multipleOf',
      schemaPointer: part.pointer,
      label: `not a multiple of ${multiple}`,
      value: candidate,
    }))
  })
  const fraction = {
    keyword: 'type',
    schemaPointer: typePointer(parts, 'integer'),
    label: 'a number with a fraction, a whole number is needed',
  }
  const fractions = whole ? [tidy(value + 0.5), tidy(value - 0.5)].map((off) => ({ ...fraction, value: off })) : []
  const formats = strings(parts, 'format').filter(({ value: format }) => format === 'int32' && step !== undefined)
  const large = formats.map(({ part }) => ({
    keyword: 'format',
    schemaPointer: part.pointer,
    label: 'a number beyond 32 bits',
    value: 2 ** 31,
  }))
  return [...bounds, ...firstOf(steps), ...firstOf(fractions), ...large]
}

/** A number at a distance from each bound of a keyword. */
function outside(
  parts: readonly Part[],
  keyword: string,
  distance: number,
  label: (bound: number) => string,
): Proposal[] {
  return numbers(parts, keyword).map(({ value: bound, part }) => ({
    keyword,
    schemaPointer: part.pointer,
    label: label(bound),
    value: tidy(bound + distance),
  }))
}

/** Proposals that say the same thing with different values are alternatives of each other. */
function firstOf(proposals: Proposal[]): Proposal[] {
  return proposals.map((proposal) => ({ ...proposal, alternative: true }))
}

const WRONG: readonly [type: TypeName, value: Json, label: string][] = [
  ['string', 'text', 'a text'],
  ['number', 12.5, 'a number with a fraction'],
  ['integer', 12, 'a number'],
  ['boolean', true, 'a boolean'],
  ['object', {}, 'an object'],
  ['array', [], 'an array'],
  ['null', null, 'null'],
]

/** One value of each type that is not allowed, and the valid value in a disguise: as a text, in a list. */
export function typeViolations(place: Place): Proposal[] {
  const stated = place.view.parts.filter(({ schema }) => schema.type !== undefined)
  if (stated.length === 0) return []
  const allowed = typesOf(stated)
  const pointer = typePointer(stated, allowed[0] ?? 'string')
  const wanted = allowed.join(' or ')
  const taken = (type: TypeName): boolean =>
    allowed.includes(type) || (type === 'integer' && allowed.includes('number'))
  const fault = (label: string, value: Json): Proposal => ({
    keyword: 'type',
    schemaPointer: pointer,
    label: `${label} instead of ${wanted}`,
    value,
  })
  const wrong = WRONG.filter(([type]) => !taken(type) && !(type === 'number' && allowed.includes('integer')))
  const proposals = wrong.map(([, value, label]) => fault(label, value))
  const { value } = place
  if (!taken('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    proposals.push(fault('the valid value written as a text', String(value)))
  }
  if (!taken('array') && value !== null) proposals.push(fault('the valid value in a list of one', [value]))
  return proposals
}

/** Values an `enum` or `const` does not name: another, the same in another case, an empty one. */
export function givenViolations(place: Place): Proposal[] {
  return place.view.parts.flatMap(({ schema, pointer: schemaPointer }) => {
    const keyword = schema.const === undefined ? 'enum' : 'const'
    const named = schema.const === undefined ? schema.enum : [schema.const]
    if (!Array.isArray(named) || named.length === 0) return []
    const wanted = keyword === 'const' ? 'the one that is allowed' : `one of the ${named.length} allowed`
    return strangers(place.value, named).map(({ value, label }) => ({
      keyword,
      schemaPointer,
      label: `${label}, not ${wanted}`,
      value,
    }))
  })
}

/** Values of the same type that are not among those named. */
function strangers(value: Json, named: readonly Json[]): { value: Json; label: string }[] {
  if (typeof value === 'number') {
    const beyond = Math.max(...named.filter((item) => typeof item === 'number')) + 1
    return [{ value: beyond, label: 'another number' }]
  }
  if (typeof value === 'boolean') return [{ value: !value, label: 'the other boolean' }]
  if (typeof value !== 'string') return []
  const swapped = value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase()
  return [
    { value: /[a-z]/.test(value) ? 'unknown' : 'UNKNOWN', label: 'an unknown value' },
    { value: swapped, label: 'a value in the wrong case' },
    { value: `${value} `, label: 'a value with a space behind it' },
    { value: '', label: 'an empty text' },
  ]
}
