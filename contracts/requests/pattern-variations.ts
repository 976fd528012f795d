/**
 * Texts around a pattern that a sampler of near misses does not think of: one character of each common kind that the
 * pattern leaves out, one character more or fewer than its lengths, and every sign that it allows in one text.
 * Pure; every text is judged, and only those that are valid, or wrong in exactly this place, are handed out.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import { lengthsOf, matchingOfLength } from '../../scripts/lib/sampling/pattern.ts'
import { compilePattern, testsFalse, testsTrue } from '../../scripts/lib/sampling/regex.ts'
import type { Boundary, Violation } from '../../scripts/lib/sampling/sampling.ts'

/** Texts around one pattern, each with what is special about it. */
export interface PatternTexts {
  fits: { value: string; label: string }[]
  breaks: { value: string; label: string }[]
}

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
  ['é', 'a letter with an accent'],
]

/** Lengths a pattern is measured up to. */
const LONGEST = 20_000

const known = new Map<string, PatternTexts>()

/** The texts around a pattern, built on a text that fits it. */
export function patternTexts(pattern: string, valid: string): PatternTexts {
  const key = JSON.stringify([pattern, valid])
  const texts = known.get(key) ?? makeTexts(pattern, valid)
  known.set(key, texts)
  return texts
}

function makeTexts(pattern: string, valid: string): PatternTexts {
  const tester = compilePattern(pattern)
  if (!tester || valid.length > 500) return { fits: [], breaks: [] }
  const middle = Math.floor(valid.length / 2)
  const put = (characters: string) => valid.slice(0, middle) + characters + valid.slice(middle + characters.length)
  const breaks = KINDS.filter(([character]) => testsFalse(tester, put(character))).map(([character, words]) => {
    return { value: put(character), label: `${words} in the middle, which the pattern does not allow there` }
  })
  const signs = [...` .,:;_-+/'@&()#*`].filter((sign) => testsTrue(tester, put(sign))).join('')
  const inside = [`${valid.slice(0, 1)}${signs}${valid.slice(-1)}`, put(signs)]
  const fits = inside
    .filter((value) => signs.length > 1 && testsTrue(tester, value))
    .slice(0, 1)
    .map((value) => ({ value, label: 'with every sign the pattern allows' }))
  return { fits, breaks: [...breaks, ...wrongLengths(pattern, (text) => testsFalse(tester, text))] }
}

/** One character beyond the longest and the shortest text of a pattern, all of them characters it allows. */
function wrongLengths(pattern: string, refused: (text: string) => boolean): PatternTexts['breaks'] {
  const lengths = lengthsOf(pattern, { min: 0, max: LONGEST })
  if (!lengths) return []
  const found: PatternTexts['breaks'] = []
  const longest = lengths.max < LONGEST ? matchingOfLength(pattern, lengths.max, 1) : undefined
  if (longest) {
    const value = doubled(longest).find(refused)
    const label = `${lengths.max + 1} characters, the pattern allows at most ${lengths.max}`
    if (value !== undefined) found.push({ value, label })
  }
  const shortest = lengths.min > 0 ? matchingOfLength(pattern, lengths.min, 1) : undefined
  const shorter = shortest?.slice(1)
  const label = `${lengths.min - 1} characters, the pattern needs at least ${lengths.min}`
  return shorter !== undefined && refused(shorter) ? [...found, { value: shorter, label }] : found
}

/** A text with one of its characters twice: the last, one in the middle, the first. */
function doubled(text: string): string[] {
  const places = [text.length - 1, Math.floor(text.length / 2), 0]
  return places.map((place) => text.slice(0, place + 1) + text.slice(place))
}

/** What the variations of one schema need. */
export interface PatternHome {
  table: OperationsTable
  schema: JsonSchema
  judge: Judge
}

/** More faults for every place where a pattern was broken already. */
export function morePatternFaults(home: PatternHome, found: readonly Violation[]): Violation[] {
  const taken = new Set(found.map(({ pointer, value }) => `${pointer} ${JSON.stringify(value)}`))
  return patternPlaces(home, found).flatMap(({ violation, texts }) =>
    texts.breaks
      .filter(({ value }) => !taken.has(`${violation.pointer} ${JSON.stringify(value)}`))
      .map(({ value, label }) => changed(violation, value, label))
      .filter(({ instance, pointer }) => {
        const faults = home.judge.faults(home.schema, instance)
        return faults.length > 0 && faults.every((fault) => fault.pointer === pointer)
      }),
  )
}

/** More valid values for every place where a pattern was broken. */
export function morePatternValues(home: PatternHome, found: readonly Violation[]): Boundary[] {
  return patternPlaces(home, found).flatMap(({ violation, texts }) =>
    texts.fits
      .map(({ value, label }) => changed(violation, value, label))
      .filter(({ instance }) => home.judge.accepts(home.schema, instance)),
  )
}

/** Each place and pattern once, with a text that fits. */
function patternPlaces({ table, schema }: PatternHome, found: readonly Violation[]) {
  const seen = new Set<string>()
  return found.flatMap((violation) => {
    const { pointer, schemaPointer, keyword, was } = violation
    if (keyword !== 'pattern' || typeof was !== 'string' || seen.has(`${pointer} ${schemaPointer}`)) return []
    seen.add(`${pointer} ${schemaPointer}`)
    const holder = schemaPointer.startsWith('~') ? follow(schema, schemaPointer.slice(1)) : follow(table, schemaPointer)
    const pattern = follow(holder, '/pattern')
    return typeof pattern === 'string' ? [{ violation, texts: patternTexts(pattern, was) }] : []
  })
}

function changed(violation: Violation, value: Json, label: string): Violation {
  return { ...violation, value, label, instance: withValue(violation.instance, violation.pointer, value) }
}
