/**
 * What became of a text between its writing and its reading: blanks, capitals, signs and letters beyond ASCII are what
 * storage spoils, and whatever is longer than a column.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Spoiling } from './spoiling.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': ' ',
}

/** One way to spoil a text, and how it is told from what came of it. */
interface Way extends Spoiling {
  explains(sent: string, shown: string): boolean
}

/** The ways, those first that lose nothing, and of the others the plainest. */
const WAYS: readonly Way[] = [
  spelling('blanks-around', 'without the blanks around it', (sent, shown) => shown === sent.trim()),
  spelling('blanks-added', 'with blanks around it', (sent, shown) => shown.trim() === sent.trim()),
  spelling('blanks-within', 'with fewer blanks in it', (sent, shown) => squeezed(shown) === squeezed(sent)),
  spelling('composed', 'with its accents composed otherwise', (sent, shown) => composed(shown) === composed(sent)),
  spelling('capitals', 'in capitals', (sent, shown) => same(shown, sent) && shown === shown.toUpperCase()),
  spelling('small-letters', 'in small letters', (sent, shown) => same(shown, sent) && shown === shown.toLowerCase()),
  spelling('case', 'with capitals and small letters exchanged', same),
  damage('number', 'as a number', (sent, shown) => isNumber(sent) && Number(shown) === Number(sent)),
  damage('entities', 'with its signs escaped for HTML', (sent, shown) => unescaped(shown) === sent),
  damage('percent', 'with its signs escaped for a URL', (sent, shown) => decoded(shown) === sent),
  damage('percent', 'decoded as if it came from a URL', (sent, shown) => decoded(sent) === shown),
  damage('backslashes', 'with its signs escaped', (sent, shown) => shown.replace(/\\(.)/gs, '$1') === sent),
  damage('quotes', 'with its quotes doubled', (sent, shown) => shown.replace(/(['"])\1/g, '$1') === sent),
  damage('cut', 'cut off', isCut),
  damage('accents', 'without its accents', (sent, shown) => plain(sent) === shown),
  damage('encoding', 'in another encoding', (sent, shown) => isBeyondAscii(sent) && ascii(sent) === ascii(shown)),
  damage('signs', 'without its signs', (sent, shown) => letters(sent) === letters(shown) && shown.length < sent.length),
]

/** What became of a text that is shown otherwise than it was sent. */
export function textSpoiling(sent: string, shown: Json): Spoiling | undefined {
  if (typeof shown === 'number' && isNumber(sent) && Number(sent) === shown) {
    return { keyword: 'number', words: 'as a number', spelling: String(shown) === sent }
  }
  if (typeof shown !== 'string' || (shown === '' && sent.trim() !== '')) return undefined
  const found = WAYS.find(({ explains }) => explains(sent, shown))
  return found && { keyword: found.keyword, words: found.words, spelling: found.spelling }
}

function spelling(keyword: string, words: string, explains: Way['explains']): Way {
  return { keyword, words, spelling: true, explains }
}

function damage(keyword: string, words: string, explains: Way['explains']): Way {
  return { keyword, words, spelling: false, explains }
}

/** With single blanks, and none around it. */
function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Without what makes no other word of it, and without capitals; some small letters have two of them. */
function folded(text: string): string {
  return squeezed(composed(text)).toUpperCase().toLowerCase()
}

function same(one: string, other: string): boolean {
  return folded(one) === folded(other)
}

function composed(text: string): string {
  return text.normalize('NFKC')
}

/** Whether it is a part from the beginning or the end of what was sent, spelt as it may be. */
function isCut(sent: string, shown: string): boolean {
  const [whole, part] = [folded(sent), folded(shown)]
  return part !== '' && part.length < whole.length && (whole.startsWith(part) || whole.endsWith(part))
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text)
}

function unescaped(text: string): string {
  const named = text.replace(/&(?:amp|lt|gt|quot|apos|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
  return named.replace(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (entity, code: string) => {
    const point = code[0]?.toLowerCase() === 'x' ? Number.parseInt(code.slice(1), 16) : Number(code)
    return point <= 0x10ffff ? String.fromCodePoint(point) : entity
  })
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

function isBeyondAscii(text: string): boolean {
  return ascii(text) !== letterless(text)
}

/** What of a text every encoding has; what stands for a letter that it lacks is left out as well. */
function ascii(text: string): string {
  return letterless(text).replace(/[^ -~]/gu, '')
}

function letterless(text: string): string {
  return text.replace(/[?\ufffd]/gu, '')
}

/** Letters and digits. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}
