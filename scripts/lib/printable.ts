/**
 * Text from a target made safe to show: what a server answered must not steer a terminal, a page or an XML parser.
 * Pure; the `json` report shows values as they are, every other one goes through here.
 */

/**
 * Characters that are not seen but act: C0 and C1 controls, line and paragraph separators, marks that turn the
 * direction of writing, invisible joiners other than the ones emoji need, tags, and noncharacters.
 */
const ACTING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001F\u007F-\u009F\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\p{Cs}/gu

/** Escapes that everyone reads. */
const SHORT: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** The hexadecimal escape of one character. */
function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hexadecimal = code.toString(16)
  return code > 0xffff ? `\\u{${hexadecimal}}` : `\\u${hexadecimal.padStart(4, '0')}`
}

/**
 * Shows characters that act as escapes, on one line.
 *
 * @example printable('a\u001b[31m') // => 'a\\u001b[31m'
 */
export function printable(text: string): string {
  return text.replace(ACTING, (character) => SHORT[character] ?? escapeOf(character))
}

/**
 * {@link printable}, and at most `most` characters of it; what is cut says how long the whole is.
 *
 * @example excerpt('abcdef', 3) // => 'abc… (6 characters)'
 */
export function excerpt(text: string, most: number): string {
  if (text.length <= most) return printable(text)
  const kept = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
  return `${printable(kept)}… (${text.length} characters)`
}
