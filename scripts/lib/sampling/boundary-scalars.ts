/**
 * Valid values at the bounds of texts and numbers.
 * Pure; proposals only, the judge decides.
 */
import type { Json } from '../json.ts'
import { JWE } from './compact-jwe.ts'
import { digitEdges } from './digit-edges.ts'
import { everySign } from './every-sign.ts'
import { FORMATS } from './formats.ts'
import { numericRange, tidy } from './numeric.ts'
import { formsOf, wideText } from './pattern.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { numbers, type Part, strings, type TypeName, typesOf } from './schema-view.ts'
import { textShapes } from './text-shapes.ts'
import { isPlausible, openLengths, suits, type TextRules, textOfLength, textRules } from './texts.ts'
import { counted } from './words.ts'

/** Longest text of letters beyond ASCII. */
const MOST_BEYOND = 1000
/** Lengths of texts of words. */
const OF_WORDS = { shortest: 16, longest: 200 }

/** Who is responsible for a bound. */
type Owner = Pick<Proposal, 'keyword' | 'schemaPointer'>

/** Texts of every telling length and form, well-formed texts of every format, and letters beyond ASCII. */
export function textBoundaries(place: Place, seed: number): Proposal[] {
  const { parts } = place.view
  const rules = textRules(parts)
  const formats = strings(parts, 'format').flatMap(({ value: format, part }) =>
    // What only stands for another text is no value of its own.
    (format === JWE ? [] : (FORMATS[format]?.wellFormed ?? [])).map((value, index) => ({
      keyword: 'format',
      schemaPointer: part.pointer,
      label: index === 0 ? `an ordinary ${format}` : `another well-formed ${format}`,
      value,
    })),
  )
  const foreign: Proposal = {
    keyword: 'type',
    schemaPointer: typePointer(parts, 'string'),
    label: 'letters beyond ASCII',
    value: beyondAscii(rules),
  }
  return [
    ...lengthProposals(parts, rules, seed, place.value),
    ...patternProposals(parts, rules, seed, place.value),
    ...formats,
    foreign,
  ]
}

/** Letters beyond ASCII; as many as there may be, each of two code units, where that is not too long. */
function beyondAscii({ length: { min, max } }: TextRules): string {
  const start = 'é日😀'
  if (max > MOST_BEYOND || max < [...start].length) return start.padEnd(min, 'ü')
  return start + '😀'.repeat(max - [...start].length)
}

/** Texts of the least and greatest length and of those next to them. */
function lengthProposals(parts: readonly Part[], rules: TextRules, seed: number, valid: Json): Proposal[] {
  const open = openLengths(rules)
  if (!open) return []
  const { min, max } = open
  const low = lengthOwner(parts, 'minLength', min)
  const high = lengthOwner(parts, 'maxLength', max)
  const cases: [length: number, label: string, owner: Owner][] = [
    [min, min === 0 ? 'empty, which is allowed' : `${counted(min, 'character')}, the least allowed`, low],
    [max, `${counted(max, 'character')}, the most allowed`, high],
    [min + 1, `${counted(min + 1, 'character')}, one more than the least allowed`, low],
    [max - 1, `${counted(max - 1, 'character')}, one less than the most allowed`, high],
  ]
  return cases.flatMap(([length, label, owner]) => {
    if (length < min || length > max) return []
    const words = length === max - 1 ? suspicious(rules, length) : undefined
    if (words !== undefined)
      return [{ ...owner, label: `${label}, of words that a filter may stumble over`, value: words }]
    const value = textOfLength(rules, length, seed, String(valid))
    return value === undefined ? [] : [{ ...owner, label, value }]
  })
}

/** Ordinary words that are also words of a query language, with the mark of its comments where that is allowed. */
const SUSPICIOUS = ['a -- drop or select union table from update where delete insert ', 'drop or select union table ']

/** A text of this length made of such words; none where it would end in a blank, or may not have one. */
function suspicious(rules: TextRules, length: number): string | undefined {
  if (length < OF_WORDS.shortest || length > OF_WORDS.longest) return undefined
  return SUSPICIOUS.map((words) => words.repeat(Math.ceil(length / words.length)).slice(0, length))
    .map((text) => text.replace(/ $/, 's'))
    .find((text) => text.length === length && suits(rules, text))
}

/** Who sets a bound of a text's length: the length keyword with that value, else the pattern, else the type. */
function lengthOwner(parts: readonly Part[], keyword: string, bound: number): Owner {
  const exact = numbers(parts, keyword).find(({ value }) => value === bound)
  if (exact) return { keyword, schemaPointer: exact.part.pointer }
  const [pattern] = strings(parts, 'pattern')
  if (pattern) return { keyword: 'pattern', schemaPointer: pattern.part.pointer }
  return { keyword, schemaPointer: typePointer(parts, 'string') }
}

/** Texts of each form a pattern offers, and those with signs that are neither letters nor digits: a few, and all. */
function patternProposals(parts: readonly Part[], rules: TextRules, seed: number, valid: Json): Proposal[] {
  return strings(parts, 'pattern').flatMap(({ value: pattern, part }) => {
    const owner = { keyword: 'pattern', schemaPointer: part.pointer }
    const others = formsOf(pattern, rules.length, seed)
    const forms = others.map((value) => ({ label: 'another form the pattern allows', value }))
    const edges = digitEdges(pattern, typeof valid === 'string' ? [valid, ...others] : others).map((value) => ({
      label: 'with a digit at the edge of what the pattern allows',
      value,
    }))
    const wide = wideText(pattern, rules.length, seed)
    const signs = wide === undefined ? [] : [{ label: 'with signs that are neither letters nor digits', value: wide }]
    const every = typeof valid === 'string' ? everySign(pattern, valid) : undefined
    const all = every === undefined ? [] : [{ label: 'with every sign the pattern allows', value: every }]
    const shapes = typeof valid === 'string' ? textShapes(pattern, valid) : []
    return [...forms, ...edges, ...signs, ...all, ...shapes]
      .filter(({ value }) => suits(rules, value) && isPlausible(value))
      .map((proposal) => ({ ...owner, ...proposal }))
  })
}

/** Numbers at the bounds and right inside, on the step, whole and fractional, zero, large. */
export function numberBoundaries(place: Place): Proposal[] {
  const { parts } = place.view
  const { min, max, unit, step } = numericRange(parts, !typesOf(parts).includes('number'))
  const type: Owner = { keyword: 'type', schemaPointer: typePointer(parts, 'number') }
  const [multiple] = numbers(parts, 'multipleOf')
  return [
    ...edges(boundOwner(parts, 'least'), min, unit, 'least'),
    ...edges(boundOwner(parts, 'most'), max, -unit, 'most'),
    ...(multiple && step !== undefined ? steps(multiple.part, step) : []),
    { ...type, label: 'zero', value: 0 },
    { ...type, label: 'one', value: 1 },
    { ...type, label: 'minus one', value: -1 },
    { ...type, label: 'a whole number beyond 32 bits', value: 999_999_999_999 },
    { ...type, label: 'a number with a fraction', value: tidy((min ?? 0) + 0.5) },
    { ...type, label: 'a number with six digits behind the point', value: tidy((min ?? 0) + 1.234567) },
  ]
}

/** A bound and its neighbour inside. */
function edges(owner: Owner, bound: number | undefined, inwards: number, which: 'least' | 'most'): Proposal[] {
  if (bound === undefined) return []
  const next = tidy(bound + inwards)
  return [
    { ...owner, label: `${bound}, the ${which} allowed`, value: bound },
    { ...owner, label: `${next}, next to the ${which} allowed`, value: next },
  ]
}

/** One step, and many. */
function steps(part: Part, step: number): Proposal[] {
  const owner = { keyword: 'multipleOf', schemaPointer: part.pointer }
  const many = tidy(step * 1000)
  return [
    { ...owner, label: `${step}, the step itself`, value: step },
    { ...owner, label: `${many}, a thousand steps`, value: many },
  ]
}

/** The part that sets a bound, and by which keyword. */
function boundOwner(parts: readonly Part[], which: 'least' | 'most'): Owner {
  const keywords = which === 'least' ? ['minimum', 'exclusiveMinimum'] : ['maximum', 'exclusiveMaximum']
  const all = keywords.flatMap((keyword) => numbers(parts, keyword).map((found) => ({ ...found, keyword })))
  const [first] = all.toSorted((a, b) => (which === 'least' ? b.value - a.value : a.value - b.value))
  if (first) return { keyword: first.keyword, schemaPointer: first.part.pointer }
  return { keyword: 'format', schemaPointer: strings(parts, 'format')[0]?.part.pointer ?? typePointer(parts, 'number') }
}

/** The part that states a type; the first part when none does. */
export function typePointer(parts: readonly Part[], type: TypeName): string {
  const names = type === 'number' ? ['number', 'integer'] : [type]
  const stating = parts.find(({ schema }) => [schema.type].flat().some((name) => names.includes(String(name))))
  return (stating ?? parts.find(({ schema }) => schema.type !== undefined) ?? parts[0])?.pointer ?? '~'
}
