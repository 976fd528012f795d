/**
 * What a call refuses before it is sent: what breaks the spec, and what no header can say.
 * Sends nothing. Throws `D1Error` with the code `INVALID_REQUEST`.
 */
import { multiples } from '../generated/d1-inbound-card/rules.ts'
import type { CallParams, Making } from './call.ts'
import { D1Error, told } from './errors.ts'
import type { OperationId } from './types.ts'
import type { Sendable } from './validation.ts'

/** Refuses what the spec declares in `x-constraints`; needs no schemas, so it is done even without validation. */
export function checkMultiples<Id extends OperationId, Params extends CallParams, Content>({
  call,
  facts,
}: Making<Id, Params, Content>): void {
  const { operation } = call
  const query: Readonly<Record<string, unknown>> = { ...call.params.query }
  for (const rule of Object.hasOwn(multiples, operation) ? (multiples[operation] ?? []) : []) {
    const value = Number(query[rule.param] ?? rule.default)
    const of = Number(query[rule.of] ?? rule.defaultOf)
    if (of > 0 && value % of === 0) continue
    const problems = [{ at: `${rule.in}/${rule.param}`, rule: `must be a multiple of ${rule.of}` }]
    const sentence = `The ${rule.param} ${value} of ${operation} is not a multiple of its ${rule.of}, ${of}.`
    throw new D1Error('INVALID_REQUEST', sentence, { ...facts, problems })
  }
}

/** Refuses what the schemas of the operation do not admit. */
export async function checkRequest<Id extends OperationId, Params extends CallParams, Content>(
  { call, header, facts }: Making<Id, Params, Content>,
  body: Content,
): Promise<void> {
  const { requestProblems } = await import('./validation.ts')
  const { operation, params } = call
  const sendable: Sendable = { ...params, header, body }
  const problems = requestProblems(operation, sendable)
  if (problems.length === 0) return
  const sentence = `The request of ${operation} breaks a rule: ${told(problems)}.`
  throw new D1Error('INVALID_REQUEST', sentence, { ...facts, problems })
}

/** Refuses, without saying it, what no header can say: what is thrown on the way would quote it. */
export function checkHeaders<Id extends OperationId, Params extends CallParams, Content>(
  { call, header, facts }: Making<Id, Params, Content>,
  token: string,
): void {
  try {
    new Headers({ ...header, token })
  } catch {
    throw new D1Error(
      'INVALID_REQUEST',
      `A header of ${call.operation} cannot be sent: token, correlation id or user id.`,
      facts,
    )
  }
}
