/**
 * The one error of the client. It says what went wrong, where, and whether the same call may be made again; it never
 * holds a body, a header, a token or card data, and neither does what it prints as.
 * Pure.
 */

/** What went wrong. */
export type D1ErrorCode =
  /** D1 answered with an error; `status` and mostly `errorCode` say which. */
  | 'HTTP'
  /** There was no answer, or not all of it. */
  | 'NETWORK'
  /** The answer took too long. */
  | 'TIMEOUT'
  /** The caller gave up, by its `AbortSignal`. */
  | 'ABORTED'
  /** The call breaks a rule of the API; nothing was sent. `problems` says which. */
  | 'INVALID_REQUEST'
  /** The answer breaks a rule of the API. `problems` says which. */
  | 'INVALID_RESPONSE'
  /** The answer is larger than `maxBody` of the client allows, and was broken off. */
  | 'TOO_LARGE'
  /** No access token could be had. */
  | 'TOKEN'
  /** The client, a key or card data cannot be used as given; nothing was sent. */
  | 'CONFIGURATION'

/** One broken rule. Says where and which, never the value. */
export interface Problem {
  /** Where: `path`, `query`, `header` or `body`, and a JSON pointer into it. */
  at: string
  /** The rule in words. */
  rule: string
}

/** What is known beside the code and the message. */
export interface D1ErrorFacts {
  status?: number | undefined
  errorCode?: string | undefined
  operation?: string | undefined
  correlationId?: string | undefined
  retryable?: boolean
  retryAfter?: number | undefined
  problems?: readonly Problem[]
  cause?: unknown
}

const INSPECT = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom')

/** What the client throws, and nothing else. */
export class D1Error extends Error {
  override readonly name = 'D1Error'
  declare readonly code: D1ErrorCode
  /** HTTP status, when there was an answer. */
  declare readonly status: number | undefined
  /** `errorCode` of the answer, when it has one. */
  declare readonly errorCode: string | undefined
  /** The operation, as the API names it (`createCard`). */
  declare readonly operation: string | undefined
  /** `x-correlation-id` of the call: what D1's support asks for. */
  declare readonly correlationId: string | undefined
  /** Whether the same call may be made again without doing anything twice. */
  declare readonly retryable: boolean
  /** How long D1 wants not to be asked again, in milliseconds. */
  declare readonly retryAfter: number | undefined
  /** The rules that are broken; empty for other errors. */
  declare readonly problems: readonly Problem[]

  constructor(code: D1ErrorCode, message: string, facts: D1ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.code = code
    this.status = facts.status
    this.errorCode = facts.errorCode
    this.operation = facts.operation
    this.correlationId = facts.correlationId
    this.retryable = facts.retryable ?? false
    this.retryAfter = facts.retryAfter
    this.problems = facts.problems ?? []
  }

  /** What may be logged: all fields; of the cause only what it is called, since others made it. */
  toJSON(): Record<string, unknown> {
    return { message: this.message, ...(this as object), cause: nameOf(this.cause) }
  }

  /** @see https://nodejs.org/api/util.html#custom-inspection-functions-on-objects */
  [INSPECT](): string {
    return `${this.stack} ${JSON.stringify(this)}`
  }
}

/** The name and code of a thrown thing, or of what caused it. */
function nameOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined
  const inner = nameOf(thrown.cause)
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : ''
  return `${thrown.name}${code}${inner === undefined ? '' : ` from ${inner}`}`
}

/** The first broken rules, and how many more there are. */
export function told(problems: readonly Problem[]): string {
  const more = problems.length - 3
  const first = problems.slice(0, 3).map(({ at, rule }) => `${at} ${rule}`)
  return `${first.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

/** The error for a caller that gave up. */
export function aborted(facts: D1ErrorFacts): D1Error {
  return new D1Error('ABORTED', `The call${facts.operation ? ` of ${facts.operation}` : ''} was aborted.`, facts)
}
