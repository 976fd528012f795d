/**
 * Texts that miss a pattern in one of its parts: a character just outside of a range, a sign that looks like another, a
 * fixed character left out or in the wrong case, one repetition more or fewer; each part of the pattern in turn.
 * Pure; proposals only, whoever asks tests them.
 */
import type { AST } from '@eslint-community/regexpp'
import { type Atom, atomsOf, type Reader, type Spot, spotOf } from './pattern-atoms.ts'
import type { Tester } from './regex.ts'

/** A text that may miss a pattern. */
export interface Mutation {
  value: string
  /** What is special, in words that do not repeat the text. */
  label: string
}

/** What takes the place of a character, and what that is. */
type Replacement = [character: string, words: string]

/** Signs that are taken for one another. */
const LOOK_ALIKE: Readonly<Record<string, readonly string[]>> = {
  '.': [',', ':'],
  ',': ['.'],
  ':': ['.', '-'],
  '-': ['/', '_', '\u2013'],
  '/': ['-'],
  _: ['-'],
  '+': [' ', '-'],
  ' ': ['_', '\u00a0'],
  '@': [' '],
  '#': ['%'],
}
const isDigit = (character: string): boolean => /^[0-9]$/.test(character)

/** Every near miss of a pattern by one of its parts: first one of each part, then a second, and so on. */
export function* mutations(tester: Tester, texts: readonly string[]): Generator<Mutation> {
  const seen = new Set<string>()
  const lists = atomsOf(tester).map((atom) => [...missesOf(tester, atom, texts, seen)])
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  for (let turn = 0; turn < longest; turn++) for (const list of lists) yield* list.slice(turn, turn + 1)
}

/** The near misses by one part. */
function* missesOf(tester: Tester, atom: Atom, texts: readonly string[], seen: Set<string>): Generator<Mutation> {
  const spot = spotOf(tester, atom, texts)
  if (!spot) return
  if (atom.type === 'Quantifier') return void (yield* repetitions(tester, atom, spot))
  const read = spot.text.slice(spot.start, spot.end)
  for (const [character, words] of replacements(atom, read)) {
    const place = [...spot.text.slice(0, spot.start)].length + 1
    // Of one class, what is no digit at all is as wrong in one place as in the next; so is a sign in one alternative.
    const where = atom.type === 'Character' ? place : ''
    const kind = isDigit(character) ? `${atom.start} ${character}` : `${where} ${atom.raw} ${character}`
    if (seen.has(kind)) continue
    seen.add(kind)
    yield { value: replaced(spot, character), label: `${words} as character ${place}` }
  }
}

/** The text with other characters in one stretch; digits that follow a digit become the least or greatest there. */
function replaced({ text, start, end }: Spot, character: string): string {
  const before = text.slice(0, start)
  const after = text.slice(end)
  const was = text.slice(start, end)
  if (!isDigit(character) || !isDigit(was)) return before + character + after
  return before + character + after.replace(/^\d+/, (run) => (character > was ? '0' : '9').repeat(run.length))
}

/** What a part might be replaced by. */
function replacements(atom: Reader, read: string): Replacement[] {
  if (atom.type === 'Character') return ofLiteral(read)
  if (atom.type === 'CharacterSet') return ofSet(atom)
  return atom.type === 'CharacterClass' ? atom.elements.flatMap((element) => ofElement(element, atom.negate)) : []
}

/** A fixed character: another one like it, the other case, none at all. */
function ofLiteral(read: string): Replacement[] {
  const none: Replacement = ['', 'a fixed character missing, which belongs there']
  if (isDigit(read)) {
    return [3, 1].map((step): Replacement => [String((Number(read) + step) % 10), 'another digit than the fixed one'])
  }
  const swapped = read === read.toLowerCase() ? read.toUpperCase() : read.toLowerCase()
  const others = Object.hasOwn(LOOK_ALIKE, read) ? (LOOK_ALIKE[read] ?? []) : []
  const letters: Replacement[] = swapped === read ? [] : [[swapped, 'a fixed letter in the other case']]
  return [...letters, ...others.map((other): Replacement => [other, 'a sign like the fixed one']), none]
}

/** What an escape such as `\d` must not be taken to mean. */
function ofSet(atom: AST.CharacterSet): Replacement[] {
  if (atom.kind === 'any') return [['\n', 'a line break']]
  if (atom.kind !== 'digit' && atom.kind !== 'word') return []
  const other: Replacement[] = [
    ['\u0663', 'a digit of another script'],
    ['\uff11', 'a digit of full width'],
    ['A', 'a letter'],
  ]
  return atom.negate ? [['7', 'a digit']] : other
}

/** An element of a class: what stands right before its range and right behind it; of an excluded one, itself. */
function ofElement(element: AST.CharacterClassElement, negated: boolean): Replacement[] {
  if (element.type === 'CharacterSet') return negated ? [] : ofSet(element)
  if (element.type !== 'Character' && element.type !== 'CharacterClassRange') return []
  const low = element.type === 'Character' ? element.value : element.min.value
  const high = element.type === 'Character' ? element.value : element.max.value
  if (negated) return [low, high].map((point): Replacement => [String.fromCodePoint(point), 'an excluded character'])
  const beside: [point: number, words: string][] = [
    [high + 1, 'the character right behind the allowed ones'],
    [low - 1, 'the character right before the allowed ones'],
  ]
  const scripts: Replacement[] = [
    [low <= 0x31 && high >= 0x39 ? '\u0663' : '', 'a digit of another script'],
    [low <= 0x49 && high >= 0x53 ? '\u0130' : '', 'a letter that is only nearly a Latin one'],
    [low <= 0x69 && high >= 0x73 ? '\u017f' : '', 'a letter that is only nearly a Latin one'],
    [low <= 0x69 && high >= 0x73 ? '\uff41' : '', 'a letter of full width'],
  ]
  return [
    ...beside
      .filter(([point]) => point > 0x1f && point !== 0x7f)
      .map(([point, words]): Replacement => [String.fromCodePoint(point), words]),
    ...scripts.filter(([character]) => character !== ''),
  ]
}

/** One repetition more than the most, and one fewer than the least. */
function* repetitions(tester: Tester, { element, min, max }: AST.Quantifier, spot: Spot): Generator<Mutation> {
  const last = spotOf(tester, element, [spot.text])
  if (!last || last.end > spot.end || last.end === last.start) return
  const unit = spot.text.slice(last.start, last.end)
  const [before, inside, after] = [
    spot.text.slice(0, spot.start),
    spot.text.slice(spot.start, spot.end),
    spot.text.slice(spot.end),
  ]
  const place = [...before].length + 1
  const times = Math.max(1, Math.round(inside.length / unit.length))
  if (max <= LONGEST_RUN) {
    const value = before + inside + unit.repeat(Math.max(1, max - times + 1)) + after
    yield { value, label: `one repetition too many from character ${place} on` }
  }
  if (min > 0 && min <= LONGEST_RUN) {
    const value = before + inside.slice(0, (min - 1) * unit.length) + after
    yield { value, label: `one repetition too few from character ${place} on` }
  }
}

/** Repetitions that are written out: longer runs are measured as a whole. */
const LONGEST_RUN = 12
