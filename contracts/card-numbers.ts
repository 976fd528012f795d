/**
 * Finds what may be card numbers in a text: 13 to 19 digits that keep their check digit, in one piece or in groups, as
 * they are or as a URL writes them.
 * Pure; takes a time that grows with the length of the text only.
 *
 * @see https://www.iso.org/standard/70484.html
 */

/** Where a card number begins in a text, and where it has ended. */
export type Span = readonly [start: number, end: number]

const FEWEST = 13
const MOST = 19
/** Digits of one group of a number that is written in groups. */
const GROUP = { least: 3, most: 7 }

/** What stands beside some digits: nothing that belongs to them, a dash, or the rest of a word or a number. */
type Beside = 'open' | 'dash' | 'closed'

/** Digits in one piece. */
interface Group {
  start: number
  end: number
  digits: string
  before: Beside
  after: Beside
  /** Whether a single sign is all that parts it from the group before. */
  joins: boolean
}

/** The card numbers in a text, in their order; none overlaps another one. */
export function cardNumbersIn(text: string): Span[] {
  if (!/\d{3}|%3\d/.test(text)) return []
  const plain = spansOf(groupsOf(text, false))
  // A percent sign may just as well be one: both readings count.
  return text.includes('%') ? united([...plain, ...spansOf(groupsOf(text, true))]) : plain
}

/** The length of a digit at a place of a text, 0 when there is none; a URL may write it with a percent sign. */
function digitLength(text: string, at: number, escapes: boolean): number {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return 1
  const written = escapes && code === 37 && text[at + 1] === '3'
  return written && /\d/.test(text[at + 2] ?? '') ? 3 : 0
}

/** The length of what stands between groups, 0 when something else stands there. */
function gapLength(text: string, at: number, escapes: boolean): number {
  if (' +-'.includes(text[at] ?? '|')) return 1
  return escapes && /^%(?:20|2b|2d)$/i.test(text.slice(at, at + 3)) ? 3 : 0
}

/** The digits of a text in their pieces. */
function groupsOf(text: string, escapes: boolean): Group[] {
  const groups: Group[] = []
  let at = 0
  let last: Group | undefined
  while (at < text.length) {
    if (digitLength(text, at, escapes) === 0) {
      at += escapes && isEscape(text, at) ? 3 : 1
      continue
    }
    const start = at
    let digits = ''
    for (let length = digitLength(text, at, escapes); length > 0; length = digitLength(text, at, escapes)) {
      if (digits.length <= MOST) digits += text[at + length - 1]
      at += length
    }
    const joins = last !== undefined && last.end + gapLength(text, last.end, escapes) === start
    last = { start, end: at, digits, joins, before: besideLeft(text, start, escapes), after: besideRight(text, at) }
    groups.push(last)
  }
  return groups
}

function isEscape(text: string, at: number): boolean {
  return text.charCodeAt(at) === 37 && /^%[\da-f]{2}$/i.test(text.slice(at, at + 3))
}

function besideLeft(text: string, start: number, escapes: boolean): Beside {
  if (escapes && start >= 3 && isEscape(text, start - 3)) return 'open'
  return beside(text[start - 1], text[start - 2])
}

function besideRight(text: string, end: number): Beside {
  return beside(text[end], text[end + 1])
}

/** What a sign and the one behind it are to digits: the point at the end of a sentence is nothing. */
function beside(sign: string | undefined, behind: string | undefined): Beside {
  if (sign === '-') return 'dash'
  return /\w/.test(sign ?? '') || (sign === '.' && /\w/.test(behind ?? '')) ? 'closed' : 'open'
}

/** The card numbers that groups make, each the longest that begins there. */
function spansOf(groups: readonly Group[]): Span[] {
  const spans: Span[] = []
  for (let first = 0; first < groups.length; ) {
    const last = lastOf(groups, first)
    const [from, to] = [groups[first], last === undefined ? undefined : groups[last]]
    if (from && to) spans.push([from.start, to.end])
    first = (last ?? first) + 1
  }
  return spans
}

/** The group that ends the longest card number which begins with a group. */
function lastOf(groups: readonly Group[], first: number): number | undefined {
  const begin = groups[first]
  if (!begin || begin.before === 'closed') return undefined
  let digits = ''
  let found: number | undefined
  for (let index = first; index < groups.length; index += 1) {
    const group = groups[index]
    if (!group || (index > first && !group.joins)) break
    digits += group.digits
    if (digits.length > MOST) break
    const whole = index === first && begin.before === 'open' && group.after === 'open'
    const grouped = index > first && group.after !== 'closed' && !isOddGroup(begin)
    if (index > first && isOddGroup(group)) break
    if ((whole || grouped) && digits.length >= FEWEST && passesLuhn(digits)) found = index
  }
  return found
}

function isOddGroup({ digits: { length } }: Group): boolean {
  return length < GROUP.least || length > GROUP.most
}

/** Spans in their order, those that overlap made one. */
function united(spans: readonly Span[]): Span[] {
  const whole: [number, number][] = []
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    const last = whole.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else whole.push([start, end])
  }
  return whole
}

/** The check digit of card numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48
    const doubled = place % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Digits with the check digit of card numbers behind them. */
export function withCheckDigit(digits: string): string {
  return [...'0123456789'].map((last) => digits + last).find(passesLuhn) ?? digits
}
