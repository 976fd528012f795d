/**
 * How much work a pattern may make of a text: up to which length it is certain to be tested fast.
 * Pure and careful: what it is not sure about counts as slow.
 *
 * Without two ways of reading one character there is nothing to go back to. With a loop that can be gone round in two
 * ways on the same text the work doubles with every round. Else it grows with as many powers of the length as there are
 * open repetitions.
 *
 * @see https://en.wikipedia.org/wiki/ReDoS
 */
import { type AST, visitRegExpAST } from '@eslint-community/regexpp'
import { compete, type Position, type Positions, positionsOf } from './positions.ts'

/** Any pattern is fast on a text this short. */
const SHORT = 12
/** Steps that take no noticeable time. */
const STEPS = 10_000_000
/** Pairs of positions that are looked at before a pattern is called slow. */
const MAX_PAIRS = 100_000

/** The greatest length of text that a pattern certainly decides fast. */
export function fastLength(tree: AST.Pattern, unicode: boolean): number {
  const positions = positionsOf(tree, unicode)
  if (!positions) return SHORT
  const isTied = tree.alternatives.every(
    ({ elements: [first] }) => first?.type === 'Assertion' && first.kind === 'start',
  )
  const starts = isTied ? 0 : 1
  if (isDeterministic(positions)) return isTied ? Infinity : Math.sqrt(STEPS)
  if (hasTwoWaysRound(positions)) return SHORT
  const { open, choices } = freedom(tree)
  return Math.max(SHORT, (STEPS / choices) ** (1 / (open + starts + 1)))
}

/** Whether at every character at most one position leads on. */
function isDeterministic({ all, first }: Positions): boolean {
  const isClear = (next: readonly Position[]): boolean =>
    next.every((one, index) => next.slice(index + 1).every((other) => !compete(one, other)))
  return isClear(first) && all.every(({ follow }) => isClear([...follow]))
}

/** Whether some position can be reached from itself in two ways on the same text. */
function hasTwoWaysRound({ all }: Positions): boolean {
  let left = MAX_PAIRS
  for (const start of all) {
    const seen = new Set<number>()
    const pending: [one: Position, other: Position, apart: boolean][] = [[start, start, false]]
    for (let pair = pending.pop(); pair; pair = pending.pop()) {
      const [one, other, apart] = pair
      for (const [next, beside] of nextPairs(one, other)) {
        if (--left < 0) return true
        const nowApart = apart || next !== beside
        if (next === start && beside === start && nowApart) return true
        const key = (next.index * all.length + beside.index) * 2 + Number(nowApart)
        if (seen.has(key)) continue
        seen.add(key)
        pending.push([next, beside, nowApart])
      }
    }
  }
  return false
}

/** The pairs that may follow a pair on the same character. */
function* nextPairs(one: Position, other: Position): Generator<[Position, Position]> {
  for (const next of one.follow) {
    for (const beside of other.follow) {
      if (next === beside || compete(next, beside)) yield [next, beside]
    }
  }
}

/** How many repetitions are open, and how many ways all others can be chosen together. */
function freedom(tree: AST.Pattern): { open: number; choices: number } {
  let open = 0
  let choices = tree.alternatives.length
  const alternation = (node: AST.Group | AST.CapturingGroup): void => {
    choices *= node.alternatives.length
  }
  visitRegExpAST(tree, {
    onQuantifierEnter(node) {
      if (node.max - node.min > SHORT) open++
      else choices *= node.max - node.min + 1
    },
    onGroupEnter: alternation,
    onCapturingGroupEnter: alternation,
  })
  return { open, choices }
}
