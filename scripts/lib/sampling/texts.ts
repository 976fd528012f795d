/**
 * Texts that satisfy the string keywords of several parts together.
 * Pure; every text fits the lengths and the patterns, formats are left to the judge.
 */
import { JWE, placeholderOfLength } from './compact-jwe.ts'
import { FORMATS } from './formats.ts'
import { type LengthBounds, LONGEST_TEXT, lengthOf, lengthsOf, matching, matchingOfLength } from './pattern.ts'
import { createRandom } from './random.ts'
import { compilePattern, testsTrue } from './regex.ts'
import { numbers, type Part, strings } from './schema-view.ts'

/** What the parts ask of a text. */
export interface TextRules {
  /** Bounds of `minLength` and `maxLength` alone; `max` is infinite without `maxLength`. */
  length: LengthBounds
  patterns: string[]
  formats: string[]
}

/** Texts tried when several rules must hold at once. */
const TRIES = 40
/** Texts that mean something, tried before letters are drawn: a pattern for dates then gives a real day. */
const TELLING = [
  ...['date-time', 'date', 'uuid', 'email', 'ipv4', 'uri', 'time'].flatMap((name) => FORMATS[name]?.wellFormed ?? []),
  '2024-05-17T09:30:00.000Z',
  '2024-05-17T09:30:00.00+01:00',
  '2024-05-17T09:30:00.000+01:00',
  '2024-05-17T09:30:00',
  '2024-05-17T09:30Z',
  '2024-05-17 09:30:00',
  '2024/05/17',
  '17/05/2024',
  '20240517',
  '2024-05',
  '05/2029',
  '0529',
]

/** Reads the string keywords. */
export function textRules(parts: readonly Part[]): TextRules {
  const all = (keyword: string): number[] => numbers(parts, keyword).map(({ value }) => value)
  return {
    length: { min: Math.max(0, ...all('minLength')), max: Math.min(Infinity, ...all('maxLength')) },
    patterns: [...new Set(strings(parts, 'pattern').map(({ value }) => value))],
    formats: strings(parts, 'format')
      .map(({ value }) => value)
      .filter((format) => Object.hasOwn(FORMATS, format)),
  }
}

/** Whether lengths and patterns take a text. */
export function suits(rules: TextRules, text: string): boolean {
  const length = lengthOf(text)
  return length >= rules.length.min && length <= rules.length.max && patternsTake(rules.patterns, text)
}

/** Texts for the rules, the most telling first. */
export function* textCandidates(rules: TextRules, seed: number): Generator<string> {
  const { length, patterns, formats } = rules
  const wellFormed = formats.flatMap((format) => FORMATS[format]?.wellFormed ?? [])
  yield* turned(wellFormed, seed).filter((text) => suits(rules, text))
  yield* turned(telling(rules), seed)
  const doubtful: string[] = []
  for (let attempt = 0; attempt < TRIES; attempt++) {
    // Each pattern leads in turn: what the narrowest allows, the others are likely to allow too.
    const lead = patterns[attempt % patterns.length]
    const text = lead === undefined ? letters(length, seed + attempt) : matching(lead, length, seed + attempt)
    if (text === undefined) break
    if (!patternsTake(patterns, text)) continue
    if (isPlausible(text)) yield text
    else doubtful.push(text)
  }
  yield* doubtful
}

/** The same texts, beginning with another one for another seed. */
function turned(texts: readonly string[], seed: number): string[] {
  return texts.map((_, index) => texts[(index + seed) % texts.length] ?? '')
}

/** A text of exactly `n` code points for the rules, another one than `avoid`; `undefined` when none was found. */
export function textOfLength(rules: TextRules, n: number, seed: number, avoid?: string): string | undefined {
  const { patterns, formats } = rules
  if (n > LONGEST_TEXT) return undefined
  if (formats.includes(JWE)) return placeholderOfLength(n)
  if (patterns.length === 0) return letters({ min: n, max: n }, seed)
  const known = telling({ ...rules, length: { min: n, max: n } }).find((text) => text !== avoid)
  if (known !== undefined) return known
  let doubtful: string | undefined
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const text = matchingOfLength(patterns[attempt % patterns.length] ?? '', n, seed + attempt)
    if (text === undefined) break
    if (text === avoid || !patternsTake(patterns, text)) continue
    if (isPlausible(text)) return text
    doubtful ??= text
  }
  return doubtful
}

/** The lengths the patterns leave open within the bounds; `max` is infinite when nothing limits it. */
export function openLengths(rules: TextRules): LengthBounds | undefined {
  return rules.patterns.reduce<LengthBounds | undefined>(
    (open, pattern) => open && lengthsOf(pattern, open),
    rules.length,
  )
}

/** Whether every pattern takes a text; one that does not compile takes none. */
export function patternsTake(patterns: readonly string[], text: string): boolean {
  return patterns.every((pattern) => {
    const tester = compilePattern(pattern)
    return tester !== undefined && testsTrue(tester, text)
  })
}

/** Telling texts that suit; where letters would do as well, or anything around it, a date tells no more than they do. */
function telling({ length, patterns }: TextRules): string[] {
  if (patterns.length === 0) return []
  const takes = (text: string): boolean => patternsTake(patterns, text)
  const isFor = (text: string): boolean => takes(text) && !takes(text.replace(/\d/, 'x')) && !takes(`~${text}~`)
  return TELLING.filter((text) => text.length >= length.min && text.length <= length.max && isFor(text))
}

/** Whether a text that starts like a date names a day that exists: a pattern may allow a thirtieth of February. */
export function isPlausible(text: string): boolean {
  const date = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text)
  if (!date) return true
  const [, year, month, day] = date.map(Number)
  const made = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  return year !== undefined && year >= 1000 && made.getUTCMonth() + 1 === month && made.getUTCDate() === day
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz']

/** Letters of an ordinary length within the bounds. */
function letters(length: LengthBounds, seed: number): string | undefined {
  const size = Math.min(Math.max(8, length.min), length.max)
  if (size < length.min || size > LONGEST_TEXT) return undefined
  const random = createRandom(seed)
  return Array.from({ length: size }, () => random.pick(ALPHABET)).join('')
}
