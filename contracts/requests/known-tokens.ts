/**
 * Tokens that the target knows and lets nobody in with: one without rights, one that has expired.
 * Pure.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Severity } from '../result.ts'
import type { Target } from '../target.ts'

/** One of them. */
export interface KnownToken {
  /** In one word. */
  keyword: string
  /** After "the credentials". */
  words: string
  secret: string
  atMost?: Severity
}

/** The tokens of a target that are worth sending to an operation. */
export function knownTokens({ credentials = {} }: Target, { responses }: Pick<Operation, 'responses'>): KnownToken[] {
  const { forbidden, expired } = credentials
  // Where the document knows no 403, that somebody has no rights is only what the target file says.
  const weight = Object.hasOwn(responses, '403') ? {} : { atMost: 'should' as const }
  return [
    ...(forbidden
      ? [{ keyword: 'forbidden', words: 'are known and without rights', secret: forbidden.token, ...weight }]
      : []),
    ...(expired ? [{ keyword: 'expired', words: 'have expired', secret: expired.token }] : []),
  ]
}

/** What is not tried for want of a token, and how to have it tried; `undefined` when nothing is missing. */
export function missingTokens(
  { credentials = {} }: Target,
  { responses }: Pick<Operation, 'responses'>,
): string | undefined {
  const missing = [
    ...(credentials.forbidden || !Object.hasOwn(responses, '403') ? [] : [['without rights', 'forbidden']]),
    ...(credentials.expired || !Object.hasOwn(responses, '401') ? [] : [['that has expired', 'expired']]),
  ]
  if (missing.length === 0) return undefined
  const kinds = missing.map(([words]) => words).join(' and one ')
  const members = missing.map(([, name]) => `\`credentials.${name}.env\``).join(' and ')
  return `A token ${kinds} is not tried: name the variable that holds it by ${members} in the target file.`
}
