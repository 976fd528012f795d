/**
 * A pattern as a plan: a tree whose nodes know which lengths they can have, so that a text of an exact length can be
 * written from the top down without trial.
 * Pure. Lookarounds, word boundaries and anchors inside take no characters here; whoever uses a plan tests its texts.
 */
import type { AST } from '@eslint-community/regexpp'
import { type Characters, charactersOf } from './characters.ts'
import { type LengthAlgebra, type Lengths, NONE, ZERO } from './lengths.ts'

/** One node of a plan. */
export type Plan =
  | { kind: 'nothing'; lengths: Lengths }
  | { kind: 'text'; lengths: Lengths; text: string }
  | { kind: 'characters'; lengths: Lengths; characters: Characters }
  | {
      kind: 'sequence'
      lengths: Lengths
      items: Plan[] /** Lengths of the items from here to the end. */
      rest: Lengths[]
    }
  | { kind: 'choice'; lengths: Lengths; options: Plan[] }
  | {
      kind: 'repeat'
      lengths: Lengths
      item: Plan
      count: number /** Whether each copy may be left out. */
      optional: boolean
    }
  | { kind: 'group'; lengths: Lengths; item: Plan; group: AST.CapturingGroup }
  | { kind: 'same'; lengths: Lengths; groups: AST.CapturingGroup[] }

/** Nodes a plan may have; a pattern beyond that is not planned. */
const MAX_NODES = 20_000
/** Groups in groups that are planned. */
const MAX_DEPTH = 200
const NOTHING: Plan = { kind: 'nothing', lengths: ZERO }

/** What planning keeps in mind. */
interface Planning {
  unicode: boolean
  algebra: LengthAlgebra
  /** The lengths of groups, for references back to them. */
  groups: Map<AST.CapturingGroup, Lengths>
  nodes: number
}

/** Plans a pattern for texts within the algebra's cap; `undefined` when it is too large. */
export function planPattern(tree: AST.Pattern, unicode: boolean, algebra: LengthAlgebra): Plan | undefined {
  const planning: Planning = { unicode, algebra, groups: new Map(), nodes: 0 }
  try {
    const options = tree.alternatives.map(({ elements }) => {
      const items = elements.map((element) => plan(planning, element, 0))
      if (!isAnchor(elements[0], 'start')) items.unshift(filler(algebra))
      if (!isAnchor(elements.at(-1), 'end')) items.push(filler(algebra))
      return joined(items, algebra)
    })
    return choice(options)
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
}

/** Plans one element. */
function plan(planning: Planning, node: AST.Element, depth: number): Plan {
  if (++planning.nodes > MAX_NODES || depth > MAX_DEPTH) throw new RangeError('The pattern is too large.')
  switch (node.type) {
    case 'Character':
      return textPlan(String.fromCodePoint(node.value), planning.unicode)
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass': {
      const characters = charactersOf(node, planning.unicode)
      return { kind: 'characters', characters, lengths: characters.all.length > 0 ? 2n : NONE }
    }
    case 'Group':
      return alternation(planning, node, depth)
    case 'CapturingGroup': {
      const item = alternation(planning, node, depth)
      planning.groups.set(node, item.lengths)
      return { kind: 'group', item, lengths: item.lengths, group: node }
    }
    case 'Quantifier':
      return repeated(plan(planning, node.element, depth + 1), node.min, node.max, planning.algebra)
    case 'Backreference': {
      const groups = Array.isArray(node.resolved) ? node.resolved : [node.resolved]
      const lengths = groups.reduce((all, group) => all | (planning.groups.get(group) ?? ZERO), NONE)
      return { kind: 'same', groups, lengths }
    }
    case 'Assertion':
      return NOTHING
  }
}

/** Plans the alternatives of a group. */
function alternation(planning: Planning, node: AST.Group | AST.CapturingGroup, depth: number): Plan {
  const sequences = node.alternatives.map(({ elements }) =>
    elements.map((element) => plan(planning, element, depth + 1)),
  )
  return choice(sequences.map((items) => joined(items, planning.algebra)))
}

/** A plan for one of several. */
function choice(options: Plan[]): Plan {
  const only = options.length === 1 ? options[0] : undefined
  return only ?? { kind: 'choice', options, lengths: options.reduce((all, option) => all | option.lengths, NONE) }
}

/** A plan for what surrounds a pattern that is not tied to the ends of the text. */
function filler(algebra: LengthAlgebra): Plan {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const item: Plan = { kind: 'characters', lengths: 2n, characters: { plain: letters, all: letters } }
  return repeated(item, 0, Number.POSITIVE_INFINITY, algebra)
}

/** Whether an element ties the text to its start or end. */
function isAnchor(element: AST.Element | undefined, kind: 'start' | 'end'): boolean {
  return element?.type === 'Assertion' && element.kind === kind
}

/** A plan for one literal character; without the `u` flag a pattern's halves of a pair count as they stand. */
function textPlan(text: string, unicode: boolean): Plan {
  return { kind: 'text', text, lengths: unicode || text.length === 1 ? 2n : ZERO }
}

/** Plans for items one after another. */
function joined(items: Plan[], algebra: LengthAlgebra): Plan {
  const rest: Lengths[] = [ZERO]
  for (let index = items.length - 1; index >= 0; index--) {
    rest.unshift(algebra.sum(items[index]?.lengths ?? ZERO, rest[0] ?? ZERO))
  }
  return { kind: 'sequence', items, rest, lengths: rest[0] ?? ZERO }
}

/** A plan for copies of one item: those that must be there, then those that may. */
function repeated(item: Plan, min: number, max: number, algebra: LengthAlgebra): Plan {
  const cap = algebra.cap
  const required: Plan = {
    kind: 'repeat',
    item,
    count: min,
    optional: false,
    lengths: algebra.power(item.lengths, min),
  }
  const extra = Math.min(max - min, cap)
  const lengths = algebra.power(item.lengths | ZERO, extra)
  const optional: Plan = { kind: 'repeat', item, count: extra, optional: true, lengths }
  if (extra === 0) return required
  return min === 0 ? optional : joined([required, optional], algebra)
}

/** The least and greatest length a pattern's form allows, lookarounds and backreferences left out of account. */
export function spanOf(tree: AST.Pattern): { min: number; max: number } {
  const options = tree.alternatives.map(({ elements }) => {
    const isTied = isAnchor(elements[0], 'start') && isAnchor(elements.at(-1), 'end')
    const { min, max } = spanOfAll(elements)
    return { min, max: isTied ? max : Infinity }
  })
  return widest(options)
}

/** The span of elements one after another. */
function spanOfAll(elements: readonly AST.Element[]): { min: number; max: number } {
  const spans = elements.map(spanOfElement)
  return { min: spans.reduce((sum, { min }) => sum + min, 0), max: spans.reduce((sum, { max }) => sum + max, 0) }
}

/** The span of one element. */
function spanOfElement(node: AST.Element): { min: number; max: number } {
  switch (node.type) {
    case 'Assertion':
      return { min: 0, max: 0 }
    case 'Backreference':
      return { min: 0, max: Infinity }
    case 'Group':
    case 'CapturingGroup':
      return widest(node.alternatives.map(({ elements }) => spanOfAll(elements)))
    case 'Quantifier': {
      const { min, max } = spanOfElement(node.element)
      return { min: min * node.min, max: node.max === 0 || max === 0 ? 0 : max * node.max }
    }
    default:
      return { min: 1, max: 1 }
  }
}

/** The span that covers all. */
function widest(spans: readonly { min: number; max: number }[]): { min: number; max: number } {
  return { min: Math.min(...spans.map(({ min }) => min)), max: Math.max(...spans.map(({ max }) => max)) }
}
