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
const NOTHING: Plan = { kind: 'nothing', lengths: ZERO }

/** Plans a pattern for texts within the algebra's cap; `undefined` when it is too large. */
export function planPattern(tree: AST.Pattern, unicode: boolean, algebra: LengthAlgebra): Plan | undefined {
  const groups = new Map<AST.CapturingGroup, Lengths>()
  let nodes = 0

  const choice = (alternatives: AST.Alternative[], depth: number, edges = false): Plan => {
    const options = alternatives.map((alternative) => sequence(alternative.elements, depth + 1, edges))
    const only = options.length === 1 ? options[0] : undefined
    return only ?? { kind: 'choice', options, lengths: options.reduce((all, option) => all | option.lengths, NONE) }
  }
  const sequence = (elements: AST.Element[], depth: number, edges: boolean): Plan => {
    const items = elements.map((element) => plan(element, depth))
    if (edges && !isAnchor(elements[0], 'start')) items.unshift(filler())
    if (edges && !isAnchor(elements.at(-1), 'end')) items.push(filler())
    return joined(items, algebra)
  }
  const filler = (): Plan => {
    const all = [...'abcdefghijklmnopqrstuvwxyz']
    return repeated({ kind: 'characters', lengths: 2n, characters: { plain: all, all } }, 0, Infinity, algebra)
  }
  const plan = (node: AST.Element | AST.QuantifiableElement, depth: number): Plan => {
    if (++nodes > MAX_NODES || depth > 200) throw new RangeError('The pattern is too large.')
    switch (node.type) {
      case 'Character':
        return textPlan(String.fromCodePoint(node.value), unicode)
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const characters = charactersOf(node, unicode)
        return { kind: 'characters', characters, lengths: characters.all.length > 0 ? 2n : NONE }
      }
      case 'Group':
        return choice(node.alternatives, depth)
      case 'CapturingGroup': {
        const item = choice(node.alternatives, depth)
        groups.set(node, item.lengths)
        return { kind: 'group', item, lengths: item.lengths, group: node }
      }
      case 'Quantifier':
        return repeated(plan(node.element, depth + 1), node.min, node.max, algebra)
      case 'Backreference': {
        const referenced = Array.isArray(node.resolved) ? node.resolved : [node.resolved]
        const lengths = referenced.reduce((all, group) => all | (groups.get(group) ?? ZERO), NONE)
        return { kind: 'same', groups: referenced, lengths }
      }
      case 'Assertion':
        return NOTHING
    }
  }
  try {
    return choice(tree.alternatives, 0, true)
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
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
