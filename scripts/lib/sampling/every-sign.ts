/**
 * A text with every sign that a pattern allows, built on one that fits.
 * Pure; tested by the real RegExp.
 */
import { compilePattern, testsTrue } from './regex.ts'

/** Longer texts are not varied. */
const LONGEST = 500
const SIGNS = [...` .,:;_-+/'@&()#*`]

/**
 * A text that fits the pattern and holds every sign that may stand in the middle of the valid one; `undefined` when
 * there are fewer than two, or not together.
 *
 * @example everySign('^[a-z. -]*$', 'ada') // => 'a .-a'
 */
export function everySign(pattern: string, valid: string): string | undefined {
  const tester = compilePattern(pattern)
  if (!tester || valid.length > LONGEST) return undefined
  const middle = Math.floor(valid.length / 2)
  const put = (text: string) => valid.slice(0, middle) + text + valid.slice(middle + text.length)
  const signs = SIGNS.filter((sign) => testsTrue(tester, put(sign))).join('')
  if (signs.length < 2) return undefined
  return [`${valid.slice(0, 1)}${signs}${valid.slice(-1)}`, put(signs)].find((text) => testsTrue(tester, text))
}
