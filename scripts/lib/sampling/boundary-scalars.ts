/**
 * Valid values at the bounds of texts and numbers.
 * Pure; proposals only, the judge decides.
 */
import { FORMATS } from './formats.ts'
import { numericRange, tidy } from './numeric.ts'
import { LONGEST_TEXT } from './pattern.ts'
import type { Place } from './places.ts'
import { characters, type Proposal } from './proposal.ts'
import { numbers, type Part, strings, type TypeName } from './schema-view.ts'
import { openLengths, textOfLength, textRules } from './texts.ts'

/** Texts of every telling length, well-formed texts of every format, and letters beyond ASCII. */
export function textBoundaries(place: Place, seed: number): Proposal[] {
  const { parts } = place.view
  const rules = textRules(parts)
  const open = openLengths(rules)
  const lengths = open ? lengthProposals(parts, open, (n) => textOfLength(rules, n, seed)) : []
  const formats = strings(parts, 'format').flatMap(({ value: format, part }) =>
    (FORMATS[format]?.wellFormed ?? []).map((value, index) => ({
      keyword: 'format',
      schemaPointer: part.pointer,
      label: `${index === 0 ? 'an ordinary' : 'another well-formed'} ${format}`,
      value,
    })),
  )
  return [...lengths, ...formats, ...foreignLetters(parts, rules.length.min)]
}

/** Texts of the least and greatest length and of those next to them. */
function lengthProposals(
  parts: readonly Part[],
  open: { min: number; max: number },
  write: (length: number) => string | undefined,
): Proposal[] {
  const unbounded = open.max > LONGEST_TEXT || (open.max === LONGEST_TEXT && numbers(parts, 'maxLength').length === 0)
  const max = unbounded ? undefined : open.max
  const low = ownerOf(parts, 'minLength', open.min)
  const high = ownerOf(parts, 'maxLength', open.max)
  const cases: [number | undefined, string, { keyword: string; pointer: string }][] = [
    [open.min, open.min === 0 ? 'empty, which is allowed' : `${characters(open.min)}, the least allowed`, low],
    [max, `${characters(open.max)}, the most allowed`, high],
    [open.min + 1, `${characters(open.min + 1)}, one more than the least allowed`, low],
    [max === undefined ? undefined : max - 1, `${characters(open.max - 1)}, one less than the most allowed`, high],
  ]
  return cases.flatMap(([length, label, owner]) => {
    if (length === undefined || length < open.min || length > open.max) return []
    const value = write(length)
    return value === undefined ? [] : [{ keyword: owner.keyword, schemaPointer: owner.pointer, label, value }]
  })
}

/** Who sets a bound of a text's length: the length keyword with that value, else the pattern, else the type. */
function ownerOf(parts: readonly Part[], keyword: string, bound: number): { keyword: string; pointer: string } {
  const exact = numbers(parts, keyword).find(({ value }) => value === bound)
  if (exact) return { keyword, pointer: exact.part.pointer }
  const pattern = strings(parts, 'pattern')[0]
  if (pattern) return { keyword: 'pattern', pointer: pattern.part.pointer }
  return { keyword, pointer: typePointer(parts, 'string') }
}

/** Letters of other scripts, a sign beyond the basic plane among them. */
function foreignLetters(parts: readonly Part[], min: number): Proposal[] {
  const value = 'é日😀'.padEnd(min, 'ü')
  return [{ keyword: 'type', schemaPointer: typePointer(parts, 'string'), label: 'letters beyond ASCII', value }]
}

/** Numbers at the bounds and right inside, whole and fractional, zero, large. */
export function numberBoundaries(place: Place): Proposal[] {
  const { parts } = place.view
  const integer = !parts.some(({ schema }) => [schema.type].flat().includes('number'))
  const { min, max, unit, step } = numericRange(
    parts,
    integer && typeof place.value === 'number' && Number.isInteger(place.value),
  )
  const low = boundOwner(parts, ['minimum', 'exclusiveMinimum'], 'least')
  const high = boundOwner(parts, ['maximum', 'exclusiveMaximum'], 'most')
  const type = { keyword: 'type', schemaPointer: typePointer(parts, 'number') }
  const proposals: Proposal[] = []
  if (min !== undefined) {
    proposals.push({ ...low, label: `${min}, the least allowed`, value: min })
    proposals.push({ ...low, label: `${tidy(min + unit)}, next to the least allowed`, value: tidy(min + unit) })
  }
  if (max !== undefined) {
    proposals.push({ ...high, label: `${max}, the most allowed`, value: max })
    proposals.push({ ...high, label: `${tidy(max - unit)}, next to the most allowed`, value: tidy(max - unit) })
  }
  if (step !== undefined) {
    const owner = numbers(parts, 'multipleOf')[0]
    const multiple = { keyword: 'multipleOf', schemaPointer: owner?.part.pointer ?? '' }
    if (owner) proposals.push({ ...multiple, label: `${step}, the step itself`, value: step })
    if (owner)
      proposals.push({ ...multiple, label: `${tidy(step * 1000)}, a thousand steps`, value: tidy(step * 1000) })
  }
  return [
    ...proposals,
    { ...type, label: 'zero', value: 0 },
    { ...type, label: 'one', value: 1 },
    { ...type, label: 'minus one', value: -1 },
    { ...type, label: 'a whole number beyond 32 bits', value: 999_999_999_999 },
    { ...type, label: 'a number with a fraction', value: tidy((min ?? 0) + 0.5) },
  ]
}

/** The part that sets a bound, and by which keyword. */
function boundOwner(
  parts: readonly Part[],
  keywords: string[],
  which: 'least' | 'most',
): { keyword: string; schemaPointer: string } {
  const all = keywords.flatMap((keyword) => numbers(parts, keyword).map((found) => ({ ...found, keyword })))
  const sorted = all.toSorted((a, b) => (which === 'least' ? b.value - a.value : a.value - b.value))
  const first = sorted[0]
  if (first) return { keyword: first.keyword, schemaPointer: first.part.pointer }
  return { keyword: 'format', schemaPointer: strings(parts, 'format')[0]?.part.pointer ?? typePointer(parts, 'number') }
}

/** The part that states a type; the first part when none does. */
export function typePointer(parts: readonly Part[], type: TypeName): string {
  const names = type === 'number' ? ['number', 'integer'] : [type]
  const stating = parts.find(({ schema }) => [schema.type].flat().some((name) => names.includes(String(name))))
  return (stating ?? parts.find(({ schema }) => schema.type !== undefined) ?? parts[0])?.pointer ?? '~'
}
