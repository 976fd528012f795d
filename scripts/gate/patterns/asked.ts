/**
 * What a pattern asks for, as plainer patterns that must all match, or must not: a look ahead from the start of the text
 * is another pattern about the same text.
 * Pure.
 */
import type { AST } from '@eslint-community/regexpp'
import { compilePattern } from '../../lib/sampling/regex.ts'

/** A pattern that must match, or must not. */
export interface Asked {
  pattern: string
  /** Whether it must not match. */
  not: boolean
}

/** What a pattern asks for. */
export function askedBy(pattern: string): Asked[] {
  const [alternative, ...others] = compilePattern(pattern)?.tree.alternatives ?? []
  const [start, ...elements] = alternative?.elements ?? []
  if (others.length > 0 || start?.type !== 'Assertion' || start.kind !== 'start') return [{ pattern, not: false }]
  const isAhead = (element: AST.Element) => element.type === 'Assertion' && element.kind === 'lookahead'
  const length = elements.findIndex((element) => !isAhead(element))
  const ahead = elements.slice(0, length < 0 ? elements.length : length)
  if (ahead.length === 0) return [{ pattern, not: false }]
  const rest = elements.slice(ahead.length).map(({ raw }) => raw)
  return [
    ...ahead.map(({ raw }): Asked => ({ pattern: `^(?:${raw.slice(3, -1)})`, not: raw.startsWith('(?!') })),
    { pattern: `^${rest.join('')}`, not: false },
  ]
}

/** The pattern of just some texts. */
export function anyOf(texts: readonly string[]): Asked {
  const escaped = texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return { pattern: `^(?:${escaped.join('|')})$`, not: false }
}

/** Whether all that is asked for holds, of what was taken in the same order. */
export function holds(asked: readonly Asked[], taken: readonly boolean[]): boolean {
  return asked.every(({ not }, index) => taken[index] !== not)
}
