/**
 * The places of a pattern that read one character each, and which may follow which (Glushkov's construction).
 * Pure; counted repetitions are taken as loops, and what the construction cannot say is refused.
 *
 * @see https://en.wikipedia.org/wiki/Glushkov%27s_construction_algorithm
 */
import type { AST } from '@eslint-community/regexpp'
import { charactersOf } from './characters.ts'

/** Positions a pattern may have. */
const MAX_POSITIONS = 200
/** Repetitions up to this are written out. */
const FEW = 4

/** A place that reads one character. */
export interface Position {
  index: number
  characters: ReadonlySet<string>
  /** Whether it may read characters beyond ASCII. */
  beyond: boolean
  follow: Set<Position>
}

/** The positions of a pattern, and those it may start with. */
export interface Positions {
  all: Position[]
  first: Position[]
}

/** A part of the pattern: where it may start and end, and whether it may be empty. */
interface Fragment {
  first: Position[]
  last: Position[]
  nullable: boolean
}

/** Thrown on what the construction cannot say. */
class Refused extends Error {}

/**
 * The positions of a pattern; `undefined` with lookarounds or backreferences, with loops whose content may be empty or
 * that lead from one position to another in two ways, and when there are too many.
 */
export function positionsOf(tree: AST.Pattern, unicode: boolean): Positions | undefined {
  const reading: Reading = { unicode, all: [] }
  try {
    return { all: reading.all, first: alternation(tree.alternatives, reading).first }
  } catch (thrown) {
    if (thrown instanceof Refused) return undefined
    throw thrown
  }
}

/** Whether two positions may read the same character; beyond ASCII that is taken for granted. */
export function compete(one: Position, other: Position): boolean {
  return (one.beyond && other.beyond) || !one.characters.isDisjointFrom(other.characters)
}

interface Reading {
  unicode: boolean
  all: Position[]
}

/** Alternatives side by side. */
function alternation(alternatives: readonly AST.Alternative[], reading: Reading): Fragment {
  const fragments = alternatives.map(({ elements }) => sequence(elements, reading))
  return {
    first: fragments.flatMap(({ first }) => first),
    last: fragments.flatMap(({ last }) => last),
    nullable: fragments.some(({ nullable }) => nullable),
  }
}

/** Elements one after another. */
function sequence(elements: readonly AST.Element[], reading: Reading): Fragment {
  return joined(elements.map((element) => fragmentOf(element, reading)))
}

/** Fragments one after another. */
function joined(fragments: readonly Fragment[]): Fragment {
  return fragments.reduce<Fragment>(
    (before, after) => {
      link(before.last, after.first)
      return {
        first: before.nullable ? [...before.first, ...after.first] : before.first,
        last: after.nullable ? [...before.last, ...after.last] : after.last,
        nullable: before.nullable && after.nullable,
      }
    },
    { first: [], last: [], nullable: true },
  )
}

/** One element. */
function fragmentOf(node: AST.Element, reading: Reading): Fragment {
  switch (node.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return position(node, reading)
    case 'Group':
    case 'CapturingGroup':
      return alternation(node.alternatives, reading)
    case 'Quantifier':
      return quantified(node, reading)
    case 'Assertion':
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') throw new Refused()
      return { first: [], last: [], nullable: true }
    default:
      throw new Refused()
  }
}

/** A repetition: written out when it is short, else a loop whose end leads to its start again. */
function quantified(node: AST.Quantifier, reading: Reading): Fragment {
  if (node.max <= FEW) {
    const copies = Array.from({ length: node.max }, (_, index) => {
      const copy = fragmentOf(node.element, reading)
      return index < node.min ? copy : { ...copy, nullable: true }
    })
    return joined(copies)
  }
  const inner = fragmentOf(node.element, reading)
  if (inner.nullable) throw new Refused()
  link(inner.last, inner.first)
  return { ...inner, nullable: node.min === 0 }
}

/** Lets positions follow others; one that follows already would do so in two ways. */
function link(from: readonly Position[], to: readonly Position[]): void {
  for (const before of from) {
    for (const after of to) {
      if (before.follow.has(after)) throw new Refused()
      before.follow.add(after)
    }
  }
}

/** What reads one character. */
type Reader = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass

/** A new position. */
function position(node: Reader, reading: Reading): Fragment {
  if (reading.all.length >= MAX_POSITIONS) throw new Refused()
  const isLiteral = node.type === 'Character'
  const characters = isLiteral ? [String.fromCodePoint(node.value)] : charactersOf(node, reading.unicode).all
  const beyond = isLiteral ? node.value > 126 : node.raw === '.' || /^\[\^|\\[pPDSWsux]|[^ -~]/.test(node.raw)
  const made = { index: reading.all.length, characters: new Set(characters), beyond, follow: new Set<Position>() }
  reading.all.push(made)
  return { first: [made], last: [made], nullable: false }
}
