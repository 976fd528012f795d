/**
 * Texts that break one rule: too short, too long, not of the pattern, malformed.
 * Pure; proposals only, the judge decides. Labels count and name the bound, they never repeat a text.
 */
import { FORMATS } from './formats.ts'
import { nearMisses } from './near-misses.ts'
import { LONGEST_TEXT } from './pattern.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { numbers, type Part, strings } from './schema-view.ts'
import { patternsTake, suits, type TextRules, textOfLength, textRules } from './texts.ts'
import { counted, leastWords, mostWords } from './words.ts'

/** Every wrong text for a place that holds one. */
export function textViolations(place: Place, seed: number): Proposal[] {
  const { value } = place
  if (typeof value !== 'string') return []
  const { parts } = place.view
  const rules = textRules(parts)
  const patterns = strings(parts, 'pattern').flatMap(({ value: pattern, part }) =>
    nearMisses(pattern, rules.length, seed, value).map((miss) => ({
      keyword: 'pattern',
      schemaPointer: part.pointer,
      ...miss,
    })),
  )
  return [...wrongLengths(parts, rules, value, seed), ...patterns, ...malformedTexts(parts, rules)]
}

/** Texts one character shorter and longer than allowed. */
function wrongLengths(parts: readonly Part[], rules: TextRules, value: string, seed: number): Proposal[] {
  const short = numbers(parts, 'minLength').flatMap(({ value: least, part }) => {
    const label = `${least === 1 ? 'an empty text' : counted(least - 1, 'character')}, ${leastWords(least)}`
    return wrongLength(rules, least - 1, value, seed, { keyword: 'minLength', schemaPointer: part.pointer, label })
  })
  const long = numbers(parts, 'maxLength').flatMap(({ value: most, part }) => {
    const label = `${counted(most + 1, 'character')}, ${mostWords(most)}`
    return wrongLength(rules, most + 1, value, seed, { keyword: 'maxLength', schemaPointer: part.pointer, label })
  })
  return [...short, ...long]
}

/**
 * A text of a length that is not allowed: the valid one cut or stretched, so that a receiver which knows the valid one
 * by its start is not spared; another one where the pattern would refuse that for its form.
 */
function wrongLength(
  rules: TextRules,
  length: number,
  valid: string,
  seed: number,
  fault: Omit<Proposal, 'value'>,
): Proposal[] {
  if (length < 0 || length > LONGEST_TEXT) return []
  const points = valid === '' ? ['a'] : [...valid]
  const stretched = Array.from({ length }, (_, index) => points[index % points.length]).join('')
  const isNear = patternsTake(rules.patterns, stretched)
  const made = isNear ? undefined : textOfLength({ ...rules, length: { min: length, max: length } }, length, seed)
  return [{ ...fault, value: made ?? stretched }]
}

/** Malformed texts of each format a receiver can be held to; those that break nothing else when there are any. */
function malformedTexts(parts: readonly Part[], rules: TextRules): Proposal[] {
  return strings(parts, 'format').flatMap(({ value: format, part }) => {
    const malformed = Object.hasOwn(FORMATS, format) ? (FORMATS[format]?.malformed ?? []) : []
    const clean = malformed.filter(({ value }) => suits(rules, value))
    const chosen = clean.length > 0 ? clean : malformed.filter(({ value }) => patternsTake(rules.patterns, value))
    const needed = `${/^[aeiou](?!ri|uid)/.test(format) ? 'an' : 'a'} ${format} is needed`
    return chosen.map(({ value, label }) => ({
      keyword: 'format',
      schemaPointer: part.pointer,
      label: `${label}, ${needed}`,
      value,
    }))
  })
}
