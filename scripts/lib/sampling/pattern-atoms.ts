/**
 * Where the parts of a pattern lie in a text that fits it: which character each class read, which stretch a repetition.
 * Pure; the real RegExp tells, with a group around the part. Patterns that refer back to groups have no parts here: one
 * group more would shift their numbers.
 */
import { type AST, visitRegExpAST } from '@eslint-community/regexpp'
import type { Tester } from './regex.ts'

/** A part that reads one character. */
export type Reader = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass

/** A part of a pattern. */
export type Atom = Reader | AST.Quantifier

/** The stretch of a text that a part read: indices in UTF-16 units. */
export interface Spot {
  text: string
  start: number
  end: number
}

/** Parts of one pattern that are looked at. */
const MOST = 120
const GROUP = 'at'

/** The parts of a pattern in their order, what is only looked ahead or back at left out. */
export function atomsOf({ tree }: Tester): Atom[] {
  const atoms: Atom[] = []
  let refersBack = false
  let around = 0
  const add = (node: Atom): void => {
    const isPart =
      node.type === 'Quantifier' || node.parent?.type === 'Alternative' || node.parent?.type === 'Quantifier'
    if (around === 0 && isPart) atoms.push(node)
  }
  const step = ({ kind }: AST.Assertion, by: number): void => {
    if (kind === 'lookahead' || kind === 'lookbehind') around += by
  }
  visitRegExpAST(tree, {
    onCharacterEnter: add,
    onCharacterSetEnter: add,
    onCharacterClassEnter: add,
    onExpressionCharacterClassEnter: add,
    onQuantifierEnter: add,
    onBackreferenceEnter: () => {
      refersBack = true
    },
    onAssertionEnter: (node) => step(node, 1),
    onAssertionLeave: (node) => step(node, -1),
  })
  return refersBack ? [] : atoms.slice(0, MOST)
}

/** Where a part lies in the first of the texts that it takes part in; the last time, where it reads several times. */
export function spotOf(tester: Tester, part: AST.Node, texts: readonly string[]): Spot | undefined {
  const regex = marked(tester, part)
  if (!regex) return undefined
  for (const text of texts) {
    if (text.length > tester.fast) continue
    const found = regex.exec(text)?.indices?.groups?.[GROUP]
    if (found) return { text, start: found[0], end: found[1] }
  }
  return undefined
}

/** The pattern with a group around one part; `undefined` when it has a group of that name already. */
function marked({ pattern, unicode }: Tester, { start, end }: AST.Node): RegExp | undefined {
  try {
    const source = `${pattern.slice(0, start)}(?<${GROUP}>${pattern.slice(start, end)})${pattern.slice(end)}`
    return new RegExp(source, unicode ? 'du' : 'd')
  } catch {
    return undefined
  }
}
