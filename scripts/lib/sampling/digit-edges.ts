/**
 * Texts with a digit at the edge of what a pattern allows in its place: of `0[1-9]|1[0-2]` the 01, 09, 10 and 12, of
 * `[0-9]{3}` the 000 and 999.
 * Pure; tested by the real RegExp. A place that takes every digit, or one only, has no edge of its own.
 */
import { compilePattern, type Tester, testsTrue } from './regex.ts'

/** Longer texts are not varied. */
const LONGEST = 60
/** Of several texts only the first is varied when they are longer: a date has too many edges to try them in each form. */
const SHORT = 8
const DIGITS = [...'0123456789']

/**
 * The given texts with one digit each moved to the least and to the greatest its place allows, the given ones left out.
 *
 * @example digitEdges('^(0[1-9]|1[0-2])$', ['05', '11']) // => ['01', '09', '10', '12']
 */
export function digitEdges(pattern: string, texts: readonly string[]): string[] {
  const tester = compilePattern(pattern)
  if (!tester) return []
  const varied = texts.filter(({ length }, index) => length <= (index === 0 ? LONGEST : SHORT))
  const edges = new Set(varied.flatMap((text) => [...edgesOf(tester, text), ...endsOf(tester, text)]))
  return [...edges].filter((edge) => !texts.includes(edge))
}

/** The edges of every digit of one text. */
function edgesOf(tester: Tester, text: string): string[] {
  return [...text.matchAll(/\d/g)].flatMap(({ index }) => {
    const put = (digit: string) => text.slice(0, index) + digit + text.slice(index + 1)
    const allowed = DIGITS.map(put).filter((candidate) => testsTrue(tester, candidate))
    return allowed.length === DIGITS.length ? [] : [allowed[0], allowed.at(-1)].filter((edge) => edge !== undefined)
  })
}

/** The least and the greatest number of as many digits, where a text is nothing else and may be any of them. */
function endsOf(tester: Tester, text: string): string[] {
  if (!/^\d+$/.test(text)) return []
  const ends = ['0', '9'].map((digit) => digit.repeat(text.length))
  return ends.every((end) => testsTrue(tester, end)) ? ends : []
}
