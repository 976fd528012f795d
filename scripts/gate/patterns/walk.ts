/**
 * Walks the automata of some patterns side by side: every way in which the texts that exist are taken by some of the
 * patterns and not by others, each with the shortest text that shows it.
 * Pure, bounded.
 */
import { compilePattern } from '../../lib/sampling/regex.ts'
import { type Automaton, automatonOf } from './automaton.ts'
import { has, type Ranges } from './ranges.ts'

/** Ways in which automata stand that are looked at, at most. */
const MOST_STOPS = 4000

/** States an automaton may be in, in order. */
type Standing = readonly number[]

/** A place of the walk: where every automaton stands, and the text that led there. */
interface Stop {
  at: Standing[]
  text: string
}

/**
 * Shows a visitor every way in which a text is taken, shortest texts first, until it says `true`. Comes to `false` when
 * that cannot be told: a pattern has no automaton, or there are too many ways.
 */
export function walkPatterns(
  patterns: readonly string[],
  visit: (taken: readonly boolean[], text: string) => boolean,
): boolean {
  const automata = automataOf(patterns)
  if (!automata) return false
  const pending: Stop[] = [{ at: automata.map((one) => closure(one, [0], true, false)), text: '' }]
  const seen = new Set(pending.map(keyOf))
  for (const { at, text } of pending) {
    const takes = (one: Automaton, index: number) =>
      closure(one, at[index] ?? [], text === '', true).includes(one.final)
    if (visit(automata.map(takes), text)) return true
    for (const point of representatives(reads(automata, at))) {
      const next: Stop = {
        at: automata.map((one, index) => step(one, at[index] ?? [], point)),
        text: text + String.fromCodePoint(point),
      }
      const key = keyOf(next)
      if (seen.has(key)) continue
      if (seen.size >= MOST_STOPS) return false
      seen.add(key)
      pending.push(next)
    }
  }
  return true
}

function keyOf({ at }: Stop): string {
  return at.map((one) => one.join()).join('|')
}

/** Automata by pattern; `undefined` for a pattern that has none. */
const known = new Map<string, Automaton | undefined>()

/** Automata that are kept. */
const MOST_KNOWN = 500

function automataOf(patterns: readonly string[]): Automaton[] | undefined {
  const list = patterns.map((pattern) => {
    if (!known.has(pattern)) {
      if (known.size >= MOST_KNOWN) known.clear()
      const tester = compilePattern(pattern)
      known.set(pattern, tester?.unicode ? automatonOf(tester.tree) : undefined)
    }
    return known.get(pattern)
  })
  const found = list.filter((one) => one !== undefined)
  return found.length === list.length ? found : undefined
}

/** All states that are reached without a character. */
function closure({ states }: Automaton, from: Iterable<number>, atStart: boolean, atEnd: boolean): Standing {
  const reached = new Set(from)
  for (const state of reached) {
    for (const { to, only } of states[state]?.free ?? []) {
      if (only === undefined || (only === 'start' ? atStart : atEnd)) reached.add(to)
    }
  }
  return [...reached].toSorted((a, b) => a - b)
}

function step(automaton: Automaton, standing: Standing, point: number): Standing {
  const next = new Set<number>()
  for (const state of standing) {
    for (const { set, to } of automaton.states[state]?.steps ?? []) if (has(set, point)) next.add(to)
  }
  return closure(automaton, next, false, false)
}

function reads(list: readonly Automaton[], standings: readonly Standing[]): Ranges[] {
  return list.flatMap(({ states }, index) =>
    (standings[index] ?? []).flatMap((state) => (states[state]?.steps ?? []).map(({ set }) => set)),
  )
}

/** Characters that a witness is rather made of. */
const PLEASANT: Ranges = [[97, 122], [48, 57], [65, 90], [32, 126]] // biome-ignore format: pairs

/** One character of each run that all sets treat alike, pleasant ones first. */
function representatives(sets: readonly Ranges[]): number[] {
  const cuts = new Set(
    [...sets, PLEASANT.slice(0, 3), PLEASANT.slice(3)].flatMap((set) => set.flatMap(([from, to]) => [from, to + 1])),
  )
  const points = [...cuts].filter((point) => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff))
  const kinds = new Map<string, number>()
  const rank = (point: number) => PLEASANT.findIndex((range) => has([range], point)) >>> 0
  for (const point of points.toSorted((a, b) => rank(a) - rank(b) || a - b)) {
    const kind = sets.map((set) => (has(set, point) ? '1' : '0')).join('')
    if (!kinds.has(kind)) kinds.set(kind, point)
  }
  return [...kinds.values()]
}
