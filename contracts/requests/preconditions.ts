/**
 * Conditions that a request puts on what it is about, in headers that HTTP defines: only where the document declares
 * them.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, Parameter } from '../../scripts/lib/operations.ts'
import type { Request } from '../transport/exchange.ts'

/** Headers that put a condition, each with a value that nothing fails, where there is one. */
const CONDITIONS: ReadonlyMap<string, Json | undefined> = new Map([
  ['if-match', '*'],
  ['if-none-match', undefined],
  ['if-modified-since', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['if-unmodified-since', 'Fri, 31 Dec 2100 00:00:00 GMT'],
])

/** A condition is asked for. @see https://www.rfc-editor.org/rfc/rfc6585#section-3 */
const REQUIRED = '428'
/** Statuses by which a condition is answered: not changed, not met, asked for. */
const ANSWERS = [304, 412, Number(REQUIRED)]

/** Whether a parameter puts a condition: any value of it may be right and still be refused. */
export function isCondition({ in: place, name }: Pick<Parameter, 'in' | 'name'>): boolean {
  return place === 'header' && CONDITIONS.has(name.toLowerCase())
}

/** A value of a condition that nothing fails. */
export function metByAll({ in: place, name }: Parameter): Json | undefined {
  return place === 'header' ? CONDITIONS.get(name.toLowerCase()) : undefined
}

/** Whether an operation is documented to refuse what comes without a condition. */
export function asksForCondition({ responses }: Pick<Operation, 'responses'>): boolean {
  return Object.hasOwn(responses, REQUIRED)
}

/** The parameter of an operation for a header, where it is declared. */
export function headerParameter({ parameters }: Operation, name: string): Parameter | undefined {
  return parameters.find((one) => one.in === 'header' && one.name.toLowerCase() === name)
}

/** Whether a status is one that HTTP itself gives to a condition which an operation takes. */
export function answersCondition({ parameters }: Pick<Operation, 'parameters'>, status: number): boolean {
  return ANSWERS.includes(status) && parameters.some(isCondition)
}

/** Whether the answers of an operation are declared to have an `ETag`. */
export function isTagged({ responses }: Operation): boolean {
  return Object.entries(responses).some(
    ([status, { headers }]) => /^2/.test(status) && Object.keys(headers).some((name) => name.toLowerCase() === 'etag'),
  )
}

/** The request under a condition, or under none. */
export function withCondition(request: Request, { name }: Parameter, value: string | undefined): Request {
  const others = request.headers.filter(([own]) => own.toLowerCase() !== name.toLowerCase())
  return { ...request, headers: value === undefined ? others : [...others, [name, value]] }
}
