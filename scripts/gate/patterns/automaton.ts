/**
 * A pattern as a nondeterministic automaton over code points: what it takes is found anywhere in a text, as JSON Schema
 * has it, so anything may stand before and after.
 * Pure. Patterns that look around, refer back or ask for word boundaries have none, and neither have huge ones.
 *
 * @see https://tc39.es/ecma262/#sec-patterns
 */
import type { AST } from '@eslint-community/regexpp'
import { ANY, type Ranges, rangesOf } from './ranges.ts'

/** States of one automaton, at most. */
const MOST_STATES = 3000

/** One state: where characters lead, and where nothing but a place in the text does. */
interface State {
  steps: { set: Ranges; to: number }[]
  free: { to: number; only?: 'start' | 'end' }[]
}

/** An automaton; state 0 is the first one. */
export interface Automaton {
  states: readonly State[]
  final: number
}

/** Thrown within this file only, for what has no automaton. */
class Unsuitable extends Error {}

/** The automaton of a pattern; `undefined` when it has none. */
export function automatonOf(tree: AST.Pattern): Automaton | undefined {
  const states: State[] = []
  try {
    const [start, final] = [added(states), added(states)]
    states[start]?.steps.push({ set: ANY, to: start })
    states[final]?.steps.push({ set: ANY, to: final })
    alternatives(states, tree.alternatives, start, final)
    return { states, final }
  } catch (thrown) {
    if (thrown instanceof Unsuitable) return undefined
    throw thrown
  }
}

function added(states: State[]): number {
  if (states.length >= MOST_STATES) throw new Unsuitable()
  states.push({ steps: [], free: [] })
  return states.length - 1
}

function alternatives(states: State[], list: readonly AST.Alternative[], from: number, to: number): void {
  for (const { elements } of list) {
    // A place of its own, so that what loops back does not start over.
    let at = added(states)
    states[from]?.free.push({ to: at })
    for (const element of elements) {
      const next = added(states)
      part(states, element, at, next)
      at = next
    }
    states[at]?.free.push({ to })
  }
}

function part(states: State[], node: AST.Element | AST.QuantifiableElement, from: number, to: number): void {
  switch (node.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      states[from]?.steps.push({ set: rangesOf(node), to })
      return
    case 'Group':
      if (node.modifiers) throw new Unsuitable()
      alternatives(states, node.alternatives, from, to)
      return
    case 'CapturingGroup':
      alternatives(states, node.alternatives, from, to)
      return
    case 'Assertion':
      if (node.kind !== 'start' && node.kind !== 'end') throw new Unsuitable()
      states[from]?.free.push({ to, only: node.kind })
      return
    case 'Quantifier':
      repeated(states, node, from, to)
      return
    default:
      throw new Unsuitable()
  }
}

function repeated(states: State[], { min, max, element }: AST.Quantifier, from: number, to: number): void {
  let at = from
  const once = () => {
    const next = added(states)
    part(states, element, at, next)
    at = next
  }
  for (let count = 0; count < min; count++) once()
  if (max === Number.POSITIVE_INFINITY) {
    const loop = added(states)
    states[at]?.free.push({ to: loop })
    at = loop
    const back = added(states)
    part(states, element, loop, back)
    states[back]?.free.push({ to: loop })
  } else {
    for (let count = min; count < max; count++) {
      states[at]?.free.push({ to })
      once()
    }
  }
  states[at]?.free.push({ to })
}
