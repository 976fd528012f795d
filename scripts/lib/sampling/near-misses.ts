/**
 * Texts that a pattern refuses although they nearly fit: one character wrong, one too few, a tail too much; then each
 * part of the pattern broken in turn, and each common kind of character where it does not belong.
 * Pure; every text is tested by the real RegExp, and a text whose test takes too long is left out.
 */
import { PRINTABLE } from './characters.ts'
import { formsOf, type LengthBounds, lengthOf, lengthsOf, matching, matchingOfLength } from './pattern.ts'
import { mutations } from './pattern-mutations.ts'
import { createRandom } from './random.ts'
import { compilePattern, type Tester, testsFalse } from './regex.ts'
import { counted } from './words.ts'

/** A text that breaks a pattern. */
export interface NearMiss {
  value: string
  /** What is wrong, in words that do not repeat the text. */
  label: string
}

/** A way of spoiling a text: the first of the values that the pattern refuses is taken. */
interface Attempt {
  label: string
  values: string[]
}

/** What a class that was written too wide lets through most often, first of all what `\\w` stands for. */
const SLIPS = ['_', '.', '-', ' ', "'"]
/** Outside of the plane that a careless program takes for everything. */
const FAR_OFF = '\u{1f600}'
/** Characters that are put in the wrong place, the most telling first; the printable rest follows. */
const INTRUDERS = ['!', ' ', '*', '_', '%', '/', '.', '-', 'z', 'Z', '7', ...PRINTABLE]
/** One of each kind of character that a careless pattern lets through. */
const KINDS: readonly [character: string, words: string][] = [
  [' ', 'a space'],
  ['.', 'a full stop'],
  ['-', 'a hyphen'],
  ['_', 'an underscore'],
  ['5', 'a digit'],
  ['a', 'a small letter'],
  ['A', 'a capital letter'],
  ['@', 'a sign'],
  ["'", 'an apostrophe'],
  ['\u00e9', 'a letter with an accent'],
]
/** Signs that people put between the parts of a number or a date. */
const SEPARATORS = ['/', ' ', ':', ',']
/** How far beyond the least length a valid text to start from may go. */
const SLACK = 64
/** Texts made from one pattern. */
const MOST = 120
/** Longer texts are not taken apart. */
const LONGEST_FORM = 500

/** A text within the length bounds that the pattern refuses, as near to a valid one as possible. */
export function violating(pattern: string, length: LengthBounds, seed: number, near?: string): string | undefined {
  return nearMisses(pattern, length, seed, near)[0]?.value
}

/** Several such texts, each wrong in its own way; none when the pattern accepts everything that was tried. */
export function nearMisses(pattern: string, length: LengthBounds, seed: number, near?: string): NearMiss[] {
  const tester = compilePattern(pattern)
  if (!tester) return []
  const bounds = { min: length.min, max: Math.min(length.max, length.min + SLACK) }
  const valid = near ?? matching(pattern, bounds, seed) ?? matching(pattern, length, seed) ?? ''
  const found: NearMiss[] = []
  const seen = new Set<string>()
  for (const { label, values } of attemptsAt(tester, valid, length, seed)) {
    const value = values.find((text) => refused(tester, text, length) && !seen.has(text))
    if (value === undefined) continue
    seen.add(value)
    found.push({ value, label })
    if (found.length >= MOST) break
  }
  return found
}

/** The ways of missing a pattern, the most telling first. */
function* attemptsAt(tester: Tester, valid: string, length: LengthBounds, seed: number): Generator<Attempt> {
  const { pattern } = tester
  const [middle, ...others] = spoilt([...valid], seed)
  if (middle) yield middle
  // A length is what is got wrong most often after the characters themselves.
  yield* mismeasured(pattern, length, seed)
  yield* others
  const forms = [valid, ...formsOf(pattern, length, seed)].filter((text) => text.length <= LONGEST_FORM)
  yield* isDateLike(valid) ? misdated(forms) : []
  for (const { value, label } of mutations(tester, forms)) yield { label, values: [value] }
  yield* valid.length <= LONGEST_FORM ? misplaced([...valid]) : []
}

/** Each kind of character in the middle. */
function misplaced(valid: readonly string[]): Attempt[] {
  const middle = Math.floor(valid.length / 2)
  const words = 'in the middle, which the pattern does not allow there'
  return KINDS.map(([character, kind]) => ({
    label: `${kind} ${words}`,
    values: valid.length === 0 ? [] : [valid.with(middle, character).join('')],
  }))
}

/** Whether a text is within the bounds and refused. */
function refused(tester: Tester, text: string, length: LengthBounds): boolean {
  const size = lengthOf(text)
  return size >= length.min && size <= length.max && testsFalse(tester, text)
}

/** Texts of allowed characters, one more than the pattern has room for, and one fewer than it needs. */
function mismeasured(pattern: string, length: LengthBounds, seed: number): Attempt[] {
  const open = lengthsOf(pattern, length)
  if (!open) return []
  const { min, max } = open
  const longest = [...(max < length.max ? (matchingOfLength(pattern, max, seed) ?? '') : '')]
  const shortest = [...(min > length.min ? (matchingOfLength(pattern, min, seed) ?? '') : '')]
  const places = (size: number): number[] =>
    [...new Set([size - 1, Math.floor(size / 2), 0])].filter((place) => place >= 0)
  return [
    {
      label: `${counted(max + 1, 'character')}, the pattern allows at most ${max}`,
      values: places(longest.length).map((place) => longest.toSpliced(place, 0, longest[place] ?? '').join('')),
    },
    {
      label: min === 1 ? 'an empty text' : `${counted(min - 1, 'character')}, the pattern needs at least ${min}`,
      values: places(shortest.length).map((place) => shortest.toSpliced(place, 1).join('')),
    },
  ]
}

/** The ways of spoiling any text. */
function spoilt(valid: readonly string[], seed: number): Attempt[] {
  const last = valid.length - 1
  const text = valid.join('')
  const middle = Math.floor(valid.length / 2)
  const halves = [valid.slice(0, middle).join(''), valid.slice(middle).join('')]
  const intruders = createRandom(seed).below(2) === 0 ? INTRUDERS : ['#', '+', ...INTRUDERS]
  return [
    ...(valid.length === 0 ? [] : spoiltInside(valid, intruders)),
    { label: 'one character too many at the end', values: intruders.map((intruder) => text + intruder) },
    { label: 'one character too many at the start', values: intruders.map((intruder) => intruder + text) },
    { label: 'a sign between its halves', values: SEPARATORS.map((sign) => halves.join(sign)) },
    { label: 'a line break at the end', values: [`${text}\n`, `${valid.slice(0, Math.max(last, 0)).join('')}\n`] },
    { label: 'a space at the end', values: [`${text} `] },
    { label: 'an empty text', values: [''] },
    { label: 'its last two characters twice', values: [text + valid.slice(-2).join('')] },
  ]
}

/** The ways of spoiling a text that is not empty. */
function spoiltInside(valid: readonly string[], intruders: readonly string[]): Attempt[] {
  const last = valid.length - 1
  const middle = Math.floor(valid.length / 2)
  const text = valid.join('')
  const inPlace = (index: number, ones: readonly string[]) => ones.map((one) => valid.with(index, one).join(''))
  const at = (index: number) => inPlace(index, intruders)
  return [
    {
      label: 'a character in the middle that is not allowed there',
      values: [...inPlace(middle, SLIPS), ...at(middle)],
    },
    { label: 'a first character that is not allowed', values: at(0) },
    { label: 'a last character that is not allowed', values: [...inPlace(last, [FAR_OFF]), ...at(last)] },
    { label: 'the last character is missing', values: [valid.slice(0, last).join('')] },
    { label: 'the first character is missing', values: [valid.slice(1).join('')] },
    { label: 'only the first half', values: [valid.slice(0, middle).join('')] },
    { label: 'upper and lower case swapped', values: [swapCase(text)] },
    { label: 'a letter of another script', values: [text.replace(/[A-Za-z](?=[^A-Za-z]*$)/, '\u0430')] },
  ]
}

/** Whether a text starts like a date and time. */
function isDateLike(text: string): boolean {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(text)
}

/** The ways of getting a date and time wrong, each tried on every form the pattern allows. */
function misdated(forms: readonly string[]): Attempt[] {
  const each = (pattern: RegExp, replacement: string): string[] =>
    forms.filter((text) => pattern.test(text)).map((text) => text.replace(pattern, replacement))
  return [
    { label: 'no fraction of a second', values: each(/\.\d+/, '') },
    { label: 'no time zone', values: each(/(?:Z|[+-]\d\d:?\d\d)$/, '') },
    { label: 'an offset that is not a whole hour', values: each(/[+-]\d\d:?00$/, '+05:30') },
    { label: 'an offset without minutes', values: each(/:00$/, '') },
    { label: 'another writing of the time zone', values: each(/(?:Z|[+-]\d\d:?\d\d)$/, '+0000') },
    { label: 'month 13', values: each(/^(\d{4})-\d\d/, '$1-13') },
    { label: 'a thirty-first of April', values: each(/^(\d{4})-\d\d-\d\d/, '$1-04-31') },
    { label: 'hour 24', values: each(/([T ])\d\d:/, '$124:') },
    { label: 'a space between date and time', values: each(/T/, ' ') },
    { label: 'a date without a time', values: each(/[T ].*$/, '') },
  ]
}

/** Swaps the case of every letter. */
function swapCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const upper = letter.toUpperCase()
    return letter === upper ? letter.toLowerCase() : upper
  })
}
