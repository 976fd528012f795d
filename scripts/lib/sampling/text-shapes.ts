/**
 * Texts of shapes that programs take for something else, or fold: digits with zeros in front for a number, one that begins
 * with a hyphen for an option, capitals.
 * Pure; tested by the real RegExp.
 */
import { compilePattern, testsTrue } from './regex.ts'

/** Shorter texts have no shape worth speaking of. */
const SHORTEST = 4
/** Shorter texts are written twice where they may be, so that there is more to spoil. */
const SHORT = 12
/** Longer texts are not varied. */
const LONGEST = 500
/** Signs that a text may begin and end with, the likeliest to be stumbled over first. */
const SIGNS = [...'-_.+/~']

/** A text and what is special about it. */
export interface Shape {
  label: string
  value: string
}

/**
 * Texts that fit the pattern, each of another shape, built on one that fits.
 *
 * @example textShapes('^[a-z0-9-]{1,9}$', 'card-1') // => 001234, -ard--
 */
export function textShapes(pattern: string, valid: string): Shape[] {
  const tester = compilePattern(pattern)
  if (!tester || valid.length < SHORTEST || valid.length > LONGEST) return []
  const twice = valid + valid
  const text = valid.length < SHORT && testsTrue(tester, twice) ? twice : valid
  const first = (shapes: readonly Shape[]) =>
    shapes.filter(({ value }) => value !== valid && testsTrue(tester, value)).slice(0, 1)
  const capitals = text.toUpperCase()
  return [
    ...first([{ label: 'digits only, with zeros in front', value: digits(text.length) }]),
    ...first([
      ...SIGNS.map((sign) => ({ label: 'capitals, with a sign at both ends', value: between(sign, capitals) })),
      { label: 'capitals', value: capitals },
      ...SIGNS.map((sign) => ({ label: 'with a sign at both ends', value: between(sign, text) })),
    ]),
    ...first([{ label: 'with a blank at both ends', value: between(' ', text) }]),
  ]
}

function between(sign: string, text: string): string {
  return `${sign}${text.slice(1, -1)}${sign}`
}

/** As many digits, zeros first. */
function digits(length: number): string {
  return Array.from({ length }, (_, index) => (index < 2 ? '0' : String((index - 1) % 10))).join('')
}
