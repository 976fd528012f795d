/**
 * Texts that a pattern refuses although they nearly fit: one character wrong, one too few, a tail too much.
 * Pure; every text is tested by the real RegExp, and a text whose test takes too long is left out.
 */
import { PRINTABLE } from './characters.ts'
import { type LengthBounds, lengthOf, matching } from './pattern.ts'
import { createRandom } from './random.ts'
import { compilePattern, type Tester, testsFalse } from './regex.ts'

/** A text that breaks a pattern. */
export interface NearMiss {
  value: string
  /** What is wrong, in words that do not repeat the text. */
  label: string
}

/** Characters that are put in the wrong place, the most telling first; the printable rest follows. */
const INTRUDERS = ['!', ' ', '*', '_', '%', '/', '.', '-', 'z', 'Z', '7', ...PRINTABLE]

/** A text within the length bounds that the pattern refuses, as near to a valid one as possible. */
export function violating(pattern: string, length: LengthBounds, seed: number, near?: string): string | undefined {
  return nearMisses(pattern, length, seed, near)[0]?.value
}

/** Several such texts, each wrong in its own way; none when the pattern accepts everything that was tried. */
export function nearMisses(pattern: string, length: LengthBounds, seed: number, near?: string): NearMiss[] {
  const tester = compilePattern(pattern)
  if (!tester) return []
  const valid = near ?? matching(pattern, { min: length.min, max: Math.min(length.max, length.min + 64) }, seed) ?? ''
  const found: NearMiss[] = []
  const seen = new Set<string>()
  for (const { label, values } of attempts([...valid], seed)) {
    const value = values.find((text) => refused(tester, text, length) && !seen.has(text))
    if (value === undefined) continue
    seen.add(value)
    found.push({ value, label })
  }
  return found
}

/** Whether a text is within the bounds and refused. */
function refused(tester: Tester, text: string, length: LengthBounds): boolean {
  const size = lengthOf(text)
  return size >= length.min && size <= length.max && testsFalse(tester, text)
}

/** The ways of spoiling a valid text, each with texts to choose from. */
function attempts(valid: readonly string[], seed: number): { label: string; values: string[] }[] {
  const last = valid.length - 1
  const middle = Math.floor(valid.length / 2)
  const text = valid.join('')
  const intruders = createRandom(seed).below(2) === 0 ? INTRUDERS : ['#', '+', ...INTRUDERS]
  const at = (index: number): string[] => intruders.map((intruder) => valid.with(index, intruder).join(''))
  const spoiled =
    valid.length === 0
      ? []
      : [
          { label: 'a character in the middle that is not allowed there', values: at(middle) },
          { label: 'a first character that is not allowed', values: at(0) },
          { label: 'a last character that is not allowed', values: at(last) },
          { label: 'the last character is missing', values: [valid.slice(0, last).join('')] },
          { label: 'the first character is missing', values: [valid.slice(1).join('')] },
          { label: 'only the first half', values: [valid.slice(0, middle).join('')] },
          { label: 'upper and lower case swapped', values: [swapCase(text)] },
          { label: 'a digit of another script', values: [text.replace(/\d(?=\D*$)/, '\uff11')] },
          { label: 'a letter of another script', values: [text.replace(/[A-Za-z](?=[^A-Za-z]*$)/, '\u0430')] },
        ]
  return [
    ...spoiled,
    { label: 'one character too many at the end', values: intruders.map((intruder) => text + intruder) },
    { label: 'one character too many at the start', values: intruders.map((intruder) => intruder + text) },
    { label: 'a line break at the end', values: [`${text}\n`, `${valid.slice(0, last).join('')}\n`] },
    { label: 'an empty text', values: [''] },
  ]
}

/** Swaps the case of every letter. */
function swapCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const upper = letter.toUpperCase()
    return letter === upper ? letter.toLowerCase() : upper
  })
}
