/**
 * Holds that every pattern compiles under the `u` flag, as Ajv and Prism compile it: where one does not, Prism stops
 * validating without a word.
 */
import { type Finding, placeIn } from '../compile/draft.ts'
import { knownNodes } from '../compile/kinds.ts'
import { messageOf } from '../lib/errors.ts'
import { isObject, type JsonObject } from '../lib/json.ts'
import type { Step } from './step.ts'

/** Checks the patterns. */
export const checkPatterns: Step = {
  id: 'check-patterns',
  title: 'Every pattern is a regular expression under the `u` flag',
  run(document, findings) {
    for (const [pointer, { kind, value }] of knownNodes(document.spec)) {
      if (kind !== 'schema') continue
      for (const [member, pattern] of patternsOf(value)) {
        const fault = faultOf(pattern)
        if (fault === undefined) continue
        const sentence = `The pattern "${pattern}" cannot be compiled under the \`u\` flag: ${fault}; correct it by a fact.`
        const place = placeIn(document, pointer + member)
        findings.push({ step: 'check-patterns', severity: 'error', code: 'SPEC', sentence, place } satisfies Finding)
      }
    }
    return document
  },
}

/** The patterns of a schema with the member that holds them. */
function patternsOf(schema: JsonObject): [member: string, pattern: string][] {
  const own: [string, string][] = typeof schema.pattern === 'string' ? [['/pattern', schema.pattern]] : []
  const keys = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : []
  return [...own, ...keys.map((key): [string, string] => ['/patternProperties', key])]
}

/** Why a pattern does not compile. */
function faultOf(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u')
    return undefined
  } catch (thrown) {
    return messageOf(thrown).replace(/^Invalid regular expression: .*: /, '')
  }
}
