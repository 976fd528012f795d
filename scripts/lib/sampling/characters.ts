/**
 * Which characters a class of a pattern takes, found by asking the real RegExp; plain letters and digits come first.
 * Pure apart from its cache.
 */
import type { AST } from '@eslint-community/regexpp'

/** The characters of one class, in order of preference. */
export interface Characters {
  /** Letters and digits, or else what is printable in ASCII, or else a few others. */
  readonly plain: readonly string[]
  /** Everything printable in ASCII that fits, or `plain`. */
  readonly all: readonly string[]
}

/** Characters beyond ASCII that are tried before the whole of Unicode is: scripts, digits, spaces, symbols. */
const SCRIPTS = 'éßøñжЯαΩשعहกあアー日本語漢字한글１٣€£©–“…😀\u00a0\u3000\t\n\r'
/** How many characters of a class beyond ASCII are enough. */
const ENOUGH = 16
const CACHE_SIZE = 2000

const cache = new Map<string, Characters>()

/** The characters that a class, an escape or a dot takes. */
export function charactersOf(
  node: AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass,
  unicode: boolean,
): Characters {
  const key = `${unicode}${node.raw}`
  const known = cache.get(key)
  if (known) return known
  const regex = new RegExp(`^${node.raw === '.' ? '[^\\n\\r\\u2028\\u2029]' : node.raw}$`, unicode ? 'u' : '')
  const found = findCharacters((character) => regex.test(character))
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(key, found)
  return found
}

/** Printable ASCII, from space to tilde. */
export const PRINTABLE: readonly string[] = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index))

/** Looks in ASCII, then among common scripts, then through all of Unicode. */
function findCharacters(fits: (character: string) => boolean): Characters {
  const printable = PRINTABLE.filter(fits)
  if (printable.length > 0) {
    const plain = printable.filter((character) => /[A-Za-z0-9]/.test(character))
    return { plain: plain.length > 0 ? plain : printable, all: printable }
  }
  const common = [...SCRIPTS].filter(fits)
  const found = common.length > 0 ? common : searchUnicode(fits)
  return { plain: found, all: found }
}

/** The first characters of Unicode that fit, lone surrogates left out. */
function searchUnicode(fits: (character: string) => boolean): string[] {
  const found: string[] = []
  for (let point = 0; point <= 0x10ffff && found.length < ENOUGH; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue
    const character = String.fromCodePoint(point)
    if (fits(character)) found.push(character)
  }
  return found
}
