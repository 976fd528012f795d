/**
 * The vocabulary of the mocks: a call that came in, a request as the rules understand it, a refusal, a reply.
 * Pure; knows nothing of sockets.
 */
import type { Json } from '../scripts/lib/json.ts'
import type { Operation, Parameter } from '../scripts/lib/operations.ts'

/** A call as it came over the wire. */
export interface Call {
  /** Upper-case. */
  method: string
  /** Path and query as they were sent, percent-encoded. */
  target: string
  /** Every value of each header, in order; names lower-case. */
  headers: Readonly<Record<string, readonly string[] | undefined>>
  /** Stands for the connection it came over, where that is known. */
  connection?: object
  /** Reads the body once; resolves to a refusal when it is larger than what is read. */
  body(): Promise<Uint8Array | Refusal>
}

/** The operation a call asks for. */
export interface Route {
  operation: Operation
  /** Values of the path template, percent-encoded as sent. */
  path: ReadonlyMap<string, string>
}

/** Parameter values by location and name, read and judged. */
export type Values = Readonly<Record<Parameter['in'], ReadonlyMap<string, Json>>>

/** A call that found its operation and kept the contract so far. */
export interface Request extends Route {
  call: Call
  values: Values
  /** Parsed and judged; `undefined` when none was sent or none is documented. */
  body: Json | undefined
}

/** Why a call is not answered as asked: a value, written into the documented error shape at the very end. */
export interface Refusal {
  refused: true
  /** Statuses that fit, best first; of several the first that is documented is taken. */
  statuses: readonly [number, ...number[]]
  /** Where the fault is, as in "query parameter `limit`"; never contains what was sent. */
  subject: string
  /** What is wrong, continuing the sentence: "must be at most 50". */
  rule: string
  /** Bare name of the faulty field: a parameter, or the JSON pointer of a body property. */
  field?: string
  /** Machine-readable code, where the spec states it. */
  code?: string
  /** Headers the answer must carry. */
  headers?: Readonly<Record<string, string>>
}

/** An answer ready for the wire. */
export interface Reply {
  status: number
  headers: Record<string, string>
  /** Absent for an answer without content. */
  body?: string
}

/** What HTTP calls a request that breaks the contract; which one is taken depends on what is documented. */
export const INVALID = [400, 422] as const

/** Whether a result is a refusal. */
export function isRefusal(result: object | undefined): result is Refusal {
  return result !== undefined && 'refused' in result
}

/** A refusal with a fixed status. */
export function refuse(status: number, subject: string, rule: string, headers?: Record<string, string>): Refusal {
  return { refused: true, statuses: [status], subject, rule, ...(headers && { headers }) }
}

/** The refusal of a request that breaks a rule at a field. */
export function invalid(subject: string, rule: string, field?: string): Refusal {
  return { refused: true, statuses: INVALID, subject, rule, ...(field !== undefined && { field }) }
}

/** The refusal as one sentence. */
export function sentenceOf({ subject, rule }: Refusal): string {
  return `The ${subject} ${rule}.`
}

/** The one value of a header that may come only once; `undefined` when it is absent or came more often. */
export function single(call: Call, header: string): string | undefined {
  const values = call.headers[header]
  return values?.length === 1 ? values[0] : undefined
}
