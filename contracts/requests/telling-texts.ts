/**
 * Texts that show what storage does to texts: as long as they may be, with capitals and small letters, blanks around and
 * within, signs, and letters beyond ASCII, as far as a place takes them.
 * Pure, deterministic; what a place takes is found out by asking.
 */

/** Whether a place takes a text. */
export type Takes = (text: string) => boolean

/** What is tried in the middle of a text: signs that are escaped somewhere, letters that some encodings lack. */
const SIGNS = [...`&'"<>\\%;/+.,-_@#`, 'é', 'Ü', 'ß', 'Ω', '日', '本', '\u{1f600}', 'e\u0301']
/** Capitals and small letters, and digits among them; no part of it comes twice. */
const LETTERS = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789AbCdEfGhIjKlMnOpQrStUvWxYz'
/** Digits that a number would lose. */
const DIGITS = '0012030405060708091011121314'
/** Length of a text that has no most, and the longest that is tried. */
const USUAL = 80
const LONGEST = 300
/** Lengths of a text of which only a pattern knows the most. */
const LENGTHS = [64, 48, 40, 32, 26, 20, 16, 12, 8]

/** What is known of a place; `turn`: its number among others, whose texts are to be others. */
export interface TextPlace {
  most: number | undefined
  turn: number
  takes: Takes
}

/** A text that would show it if something became of it; `undefined` where the place takes none but plain ones. */
export function richText(plain: string, { most, turn, takes }: TextPlace): string | undefined {
  const middle = Math.floor(plain.length / 2)
  const put = (text: string) => `${plain.slice(0, middle)}${text}${plain.slice(middle + text.length)}`
  const grown = (text: string) => `${plain.slice(0, middle)}${text}${plain.slice(middle)}`
  const fits = (text: string) => takes(put(text)) || takes(grown(text))
  const blank = fits(' ') ? ' ' : ''
  const signs = SIGNS.filter(fits)
  const letters = rotated([...LETTERS].filter(fits), turn)
  const lengths = [...new Set([Math.min(most ?? USUAL, LONGEST), ...LENGTHS])].filter((one) => one <= (most ?? LONGEST))
  for (const length of lengths) {
    for (const edge of blank === '' ? [''] : [blank, '']) {
      for (const among of [signs, signs.filter((sign) => sign <= '~'), []]) {
        const text = composed({ letters, blank, edge, signs: among }, length)
        if (text !== undefined && text !== plain && takes(text)) return text
      }
    }
  }
  return undefined
}

/** The same letters with capitals and small ones exchanged, which changes neither length nor kind. */
export function mildText(plain: string, takes: Takes): string | undefined {
  const turned = [...plain].map((letter, index) => (index % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase()))
  const text = turned.join('')
  return text !== plain && text.length === plain.length && takes(text) ? text : undefined
}

/** An empty text, or digits with zeros in front; which of them where a place takes both is up to its turn. */
export function bareText(most: number | undefined, turn: number, takes: Takes): string | undefined {
  const digits = [most ?? LENGTHS.length, 8, 6, 5, 4, 3].map((length) => DIGITS.slice(0, length))
  const [zeros] = digits.filter((text) => text.length > 2 && takes(text))
  const empty = takes('') ? '' : undefined
  return turn % 2 === 0 ? (empty ?? zeros) : (zeros ?? empty)
}

/** What a text is made of. */
interface Material {
  letters: readonly string[]
  /** What stands twice within, where the place takes blanks. */
  blank: string
  /** What stands at both ends. */
  edge: string
  signs: readonly string[]
}

/** The same letters, beginning with another capital. */
function rotated(letters: readonly string[], turn: number): string[] {
  const by = (turn * 2) % Math.max(1, letters.length)
  return [...letters.slice(by), ...letters.slice(0, by)]
}

function composed({ letters, blank, edge, signs }: Material, length: number): string | undefined {
  if (letters.length === 0) return undefined
  const [first = '', second = '', ...others] = letters
  const head = `${edge}${first}${second}${blank}${blank}${signs.join('')}`
  const room = length - [...head].length - edge.length
  if (room < 1) return undefined
  const filler = [...others, ...letters]
  const rest = Array.from({ length: room }, (_, index) => filler[index % filler.length] ?? first)
  return `${head}${rest.join('')}${edge}`
}
