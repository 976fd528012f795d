/**
 * How the texts that two sets of patterns take stand to each other: walked side by side, the automata tell the shortest
 * text that one takes and the other does not.
 * Pure, bounded; says nothing where a pattern has no automaton or the walk is too long.
 */
import { compilePattern } from '../../lib/sampling/regex.ts'
import { type Automaton, automatonOf } from './automaton.ts'
import { has, type Ranges } from './ranges.ts'

/** Pairs of states that are looked at, at most. */
const MOST_PAIRS = 4000

/** What tells two sets of patterns apart; a text is absent when there is none. */
export interface Relation {
  /** Taken by the first only. */
  gone?: string
  /** Taken by the second only. */
  come?: string
}

/** States an automaton may be in, in order. */
type Standing = readonly number[]

/** A place of the walk: where every automaton stands, and the text that led there. */
interface Stop {
  base: Standing[]
  head: Standing[]
  text: string
}

/** Compares two lists of patterns, all of which must match; `undefined` when that cannot be told. */
export function relationOf(base: readonly string[], head: readonly string[]): Relation | undefined {
  const [bases, heads] = [automata(base), automata(head)]
  if (!bases || !heads) return undefined
  const begin = (list: Automaton[]) => list.map((one) => closure(one, [0], true, false))
  const pending: Stop[] = [{ base: begin(bases), head: begin(heads), text: '' }]
  const seen = new Set(pending.map(keyOf))
  const relation: Relation = {}
  for (const stop of pending) {
    const [was, is] = [takes(bases, stop.base, stop.text === ''), takes(heads, stop.head, stop.text === '')]
    if (was && !is) relation.gone ??= stop.text
    if (is && !was) relation.come ??= stop.text
    if (relation.gone !== undefined && relation.come !== undefined) return relation
    for (const point of representatives([...reads(bases, stop.base), ...reads(heads, stop.head)])) {
      const next: Stop = {
        base: bases.map((one, index) => step(one, stop.base[index] ?? [], point)),
        head: heads.map((one, index) => step(one, stop.head[index] ?? [], point)),
        text: stop.text + String.fromCodePoint(point),
      }
      const key = keyOf(next)
      if (seen.has(key)) continue
      if (seen.size >= MOST_PAIRS) return undefined
      seen.add(key)
      pending.push(next)
    }
  }
  return relation
}

function keyOf({ base, head }: Stop): string {
  return `${base.map((one) => one.join()).join('|')} ${head.map((one) => one.join()).join('|')}`
}

function automata(patterns: readonly string[]): Automaton[] | undefined {
  const list = patterns.map((pattern) => {
    const tester = compilePattern(pattern)
    return tester?.unicode ? automatonOf(tester.tree) : undefined
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

/** Whether the text so far may end here. */
function takes(list: readonly Automaton[], standings: readonly Standing[], atStart: boolean): boolean {
  return list.every((one, index) => closure(one, standings[index] ?? [], atStart, true).includes(one.final))
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
