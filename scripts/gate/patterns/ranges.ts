/**
 * Sets of characters as sorted ranges of code points.
 * Pure apart from a cache.
 */
import type { AST } from '@eslint-community/regexpp'

/** First and last code point of a run. */
export type Range = readonly [number, number]

/** A set of code points: ranges in order, none next to another. */
export type Ranges = readonly Range[]

const LAST = 0x10ffff

/** Every character; lone surrogates are none. */
export const ANY: Ranges = [
  [0, 0xd7ff],
  [0xe000, LAST],
]

const LINE_ENDS: Ranges = [[0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]] // biome-ignore format: pairs
const DIGITS: Ranges = [[48, 57]]
const WORD: Ranges = [[48, 57], [65, 90], [95, 95], [97, 122]] // biome-ignore format: pairs

/** Sorts ranges and joins those that touch. */
export function union(...sets: readonly Ranges[]): Ranges {
  const joined: [number, number][] = []
  for (const [from, to] of sets.flat().toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** All characters that are not in a set. */
export function complement(set: Ranges): Ranges {
  const found: Range[] = []
  let next = 0
  for (const [from, to] of [...union(set, [[0xd800, 0xdfff]]), [LAST + 1, LAST + 1] as const]) {
    if (from > next) found.push([next, from - 1])
    next = to + 1
  }
  return found
}

/** Whether a set has a character. */
export function has(set: Ranges, point: number): boolean {
  return set.some(([from, to]) => from <= point && point <= to)
}

const cache = new Map<string, Ranges>()

/** The characters that a part of a pattern takes. */
export function rangesOf(node: AST.Character | AST.CharacterSet | AST.CharacterClass): Ranges {
  if (node.type === 'Character') return [[node.value, node.value]]
  if (node.type === 'CharacterSet') return setOf(node)
  const set = union(
    ...node.elements.map((element): Ranges => {
      if (element.type === 'Character') return [[element.value, element.value]]
      if (element.type === 'CharacterClassRange') return [[element.min.value, element.max.value]]
      return element.type === 'CharacterSet' ? setOf(element) : asked(element.raw)
    }),
  )
  return node.negate ? complement(set) : set
}

function setOf(node: AST.CharacterSet): Ranges {
  if (node.kind === 'any') return complement(LINE_ENDS)
  const named = node.kind === 'digit' ? DIGITS : node.kind === 'word' ? WORD : undefined
  if (named === undefined) return asked(node.raw)
  return 'negate' in node && node.negate ? complement(named) : named
}

/** What the engine itself takes, asked character by character. */
function asked(raw: string): Ranges {
  const known = cache.get(raw)
  if (known) return known
  const regex = new RegExp(`^${raw}$`, 'u')
  const found: [number, number][] = []
  for (const [from, to] of ANY) {
    for (let point = from; point <= to; point++) {
      if (!regex.test(String.fromCodePoint(point))) continue
      const last = found.at(-1)
      if (last && last[1] === point - 1) last[1] = point
      else found.push([point, point])
    }
  }
  cache.set(raw, found)
  return found
}
