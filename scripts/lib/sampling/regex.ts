/**
 * Patterns of schemas as testers that always come back: a pattern that could backtrack without end is run on anything
 * but a short text under a time limit.
 * Pure apart from its cache; never decides a text by itself, only the real RegExp does.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-pattern
 */
import { createContext, Script } from 'node:vm'
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'
import { PipelineError } from '../errors.ts'

/** Texts up to this length are tested without a time limit, whatever the pattern. */
const SHORT = 12
/** Milliseconds a risky pattern gets for a longer text; honest patterns need less than one. */
const TIME_LIMIT = 250
/** Patterns kept compiled. */
const CACHE_SIZE = 5000

/** A compiled pattern. */
export interface Tester {
  /** The pattern as it stands in the schema. */
  readonly pattern: string
  /** Whether it compiled under the `u` flag, as JSON Schema wants it. */
  readonly unicode: boolean
  /** Its syntax tree. */
  readonly tree: AST.Pattern
  /** Whether the pattern finds a match; throws a `PipelineError` when that takes too long to find out. */
  test(text: string): boolean
  /** The pattern again: Ajv tells compiled patterns apart by it. */
  toString(): string
}

const cache = new Map<string, Tester | undefined>()

/** Compiles a pattern with the `u` flag, without it when that fails; `undefined` when it is no pattern at all. */
export function compilePattern(pattern: string): Tester | undefined {
  if (cache.has(pattern)) return cache.get(pattern)
  const tester = makeTester(pattern)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(pattern, tester)
  return tester
}

/** Whether a tester accepts a text; a test that takes too long counts as a refusal. */
export function testsTrue(tester: Tester, text: string): boolean {
  try {
    return tester.test(text)
  } catch {
    return false
  }
}

/** Whether a tester refuses a text; a test that takes too long does not count as a refusal. */
export function testsFalse(tester: Tester, text: string): boolean {
  try {
    return !tester.test(text)
  } catch {
    return false
  }
}

/** Compiles, parses and rates a pattern. */
function makeTester(pattern: string): Tester | undefined {
  for (const unicode of [true, false]) {
    try {
      const regex = new RegExp(pattern, unicode ? 'u' : '')
      const tree = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, { unicode })
      const risky = isRisky(tree)
      const test = (text: string): boolean =>
        risky && text.length > SHORT ? testWithLimit(regex, text) : regex.test(text)
      return { pattern, unicode, tree, test, toString: () => `/${pattern}/` }
    } catch {
      // Tried again without the flag: many pages write escapes that only the lenient grammar takes.
    }
  }
  return undefined
}

/** Whether matching might take more than linear time: nested, or several open, repetitions. */
function isRisky(tree: AST.Pattern): boolean {
  let open = 0
  let nested = false
  const repeated: AST.Quantifier[] = []
  visitRegExpAST(tree, {
    onQuantifierEnter(node) {
      if (node.max === node.min && node.max <= 1) return
      if (repeated.length > 0 && node.max !== node.min) nested = true
      if (node.max - node.min > SHORT) open++
      if (node.max > 1) repeated.push(node)
    },
    onQuantifierLeave(node) {
      if (repeated.at(-1) === node) repeated.pop()
    },
    onBackreferenceEnter() {
      nested = true
    },
  })
  return nested || open > 1
}

let limited: { script: Script; context: { regex?: RegExp; text?: string } } | undefined

/** Runs a test that the engine may interrupt. */
function testWithLimit(regex: RegExp, text: string): boolean {
  limited ??= { script: new Script('regex.test(text)'), context: createContext({}) }
  Object.assign(limited.context, { regex, text })
  try {
    return limited.script.runInContext(limited.context, { timeout: TIME_LIMIT }) === true
  } catch (cause) {
    throw new PipelineError(
      'SPEC',
      `The pattern "${regex.source}" takes longer than ${TIME_LIMIT} ms on a text of ${text.length} characters; make it unambiguous.`,
      undefined,
      { cause },
    )
  }
}
