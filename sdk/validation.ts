/**
 * Holds requests to the spec before they are sent, strictly, and answers when they have come, openly: names and values
 * that the spec does not know are passed on and told. Loaded only by clients that validate.
 * Pure. Says where a rule is broken and which, never the value.
 */
import { clientGuards, type Guard, type GuardError } from '../generated/d1-inbound-card/guards.js'
import { successes } from '../generated/d1-inbound-card/rules.ts'
import type { Problem } from './errors.ts'
import { errorsOf, isNews, newsOf, shown } from './guarding.ts'
import type { OperationId } from './types.ts'

/** Something that D1 has added since the spec was written, as its change policy allows. */
export interface Unknown {
  /** A property, a value of an enum, or the status of an answer. */
  kind: 'name' | 'value' | 'status'
  operation: OperationId
  correlationId: string
  /** JSON pointer in the body; empty for a status. */
  at: string
  /** What is not known: the name, the value or the status. */
  what: string
}

/** What is judged of a request. */
export interface Sendable {
  path: object
  query?: object
  header: object
  body?: unknown
}

/** Where guards are looked up. */
interface OperationGuards {
  parameters: Readonly<Partial<Record<string, Guard>>>
  requestBody: Readonly<Partial<Record<string, Guard>>>
  responses: Readonly<Partial<Record<string, Readonly<Partial<Record<string, Guard>>>>>>
}

const ALL: Readonly<Record<OperationId, OperationGuards>> = clientGuards
const JSON_TYPE = 'application/json'

/** All rules that a request breaks. */
export function requestProblems(operation: OperationId, { path, query, header, body }: Sendable): Problem[] {
  const { parameters, requestBody } = ALL[operation]
  const groups: [string, Guard | undefined, unknown][] = [
    ['path', parameters.path, path],
    ['query', parameters.query, query ?? {}],
    ['header', parameters.header, header],
    ['body', body === undefined ? undefined : requestBody[JSON_TYPE], body],
  ]
  return groups.flatMap(([at, guard, value]) => errorsOf(guard, value).flatMap((error) => problemOf(at, error)))
}

/** All rules that the body of an answer breaks, and what it has that is not known. */
export function answerProblems(
  operation: OperationId,
  status: number,
  body: unknown,
): { problems: Problem[]; unknown: Pick<Unknown, 'kind' | 'at' | 'what'>[] } {
  const { responses } = ALL[operation]
  if (body === undefined && Object.keys(responses).length > 0) {
    return { problems: [{ at: 'body', rule: 'must be there' }], unknown: [] }
  }
  const errors = errorsOf(responses[status]?.[JSON_TYPE], body)
  return {
    problems: errors.filter((error) => !isNews(error)).flatMap((error) => problemOf('body', error)),
    unknown: errors.filter(isNews).flatMap((error) => newsOf(error, body)),
  }
}

/** Whether the spec names a status for a success. */
export function isKnownStatus(operation: OperationId, status: number): boolean {
  return successes[operation]?.includes(String(status)) ?? false
}

/** A rule in words; nothing for what another error says better. */
function problemOf(
  at: string,
  { keyword, instancePath, params, propertyName, message = keyword }: GuardError,
): Problem[] {
  if (propertyName !== undefined || keyword === 'additionalProperties') return []
  const place = `${at}${instancePath}`
  if (keyword === 'propertyNames') return [{ at: place, rule: `must NOT have property ${shown(params.propertyName)}` }]
  const allowed =
    keyword === 'enum' && Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : ''
  return [{ at: place, rule: `${message}${allowed}` }]
}
