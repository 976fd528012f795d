/**
 * Patterns of schemas as testers that always come back: a pattern that could backtrack without end is run on anything
 * but a short text under a time limit.
 * Pure apart from its cache; never decides a text by itself, only the real RegExp does.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#name-pattern
 */
import { createContext, Script } from 'node:vm'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { PipelineError } from '../errors.ts'
import { fastLength } from './ambiguity.ts'

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
  /** The greatest length of text that is certainly tested fast. */
  readonly fast: number
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
  return testOnce(tester, text) === true
}

/** Whether a tester refuses a text; a test that takes too long does not count as a refusal. */
export function testsFalse(tester: Tester, text: string): boolean {
  return testOnce(tester, text) === false
}

const slow = new WeakSet<Tester>()

/** Tests a text; after a pattern has once taken too long, texts that could make it do so again are not tested. */
function testOnce(tester: Tester, text: string): boolean | undefined {
  if (slow.has(tester) && text.length > tester.fast) return undefined
  try {
    return tester.test(text)
  } catch {
    slow.add(tester)
    return undefined
  }
}

/** Compiles, parses and rates a pattern. */
function makeTester(pattern: string): Tester | undefined {
  for (const unicode of [true, false]) {
    try {
      const regex = new RegExp(pattern, unicode ? 'u' : '')
      const tree = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, { unicode })
      const fast = fastLength(tree, unicode)
      const test = (text: string): boolean => (text.length > fast ? testWithLimit(regex, text) : regex.test(text))
      return { pattern, unicode, tree, fast, test, toString: () => `/${pattern}/` }
    } catch {
      // Tried again without the flag: many pages write escapes that only the lenient grammar takes.
    }
  }
  return undefined
}

/** A pattern that backtracks for longer than anyone waits. */
export class PatternTimeout extends PipelineError {}

let limited: { script: Script; context: { regex?: RegExp; text?: string } } | undefined

/** Runs a test that the engine may interrupt. */
function testWithLimit(regex: RegExp, text: string): boolean {
  limited ??= { script: new Script('regex.test(text)'), context: createContext({}) }
  Object.assign(limited.context, { regex, text })
  try {
    return limited.script.runInContext(limited.context, { timeout: TIME_LIMIT }) === true
  } catch (cause) {
    throw new PatternTimeout(
      'SPEC',
      `The pattern "${regex.source}" takes longer than ${TIME_LIMIT} ms on a text of ${text.length} characters; make it unambiguous.`,
      undefined,
      { cause },
    )
  }
}
