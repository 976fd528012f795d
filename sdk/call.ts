/**
 * One call of an operation, from its rules to its answer: correlation id, token, deadline, tries, errors.
 * Sends what it is given to send; everything that can go wrong comes out as a `D1Error`.
 */
import { checkHeaders, checkMultiples, checkRequest } from './checking.ts'
import { aborted, D1Error, type D1ErrorFacts, told } from './errors.ts'
import { bounded, isReading, isRepeatable, pause, pauseBefore, retryAfterOf } from './retry.ts'
import type { TokenSource } from './token.ts'
import type { Answer, OperationId } from './types.ts'
import { unlessAborted } from './unless-aborted.ts'
import type { Unknown } from './validation.ts'

/** What can be said about a single call. */
export interface CallOptions {
  /** Gives up when it says so, whatever is under way. */
  signal?: AbortSignal | undefined
  /** `x-correlation-id`; a random one when left out. Without personal data: it is logged in clear. */
  correlationId?: string | undefined
  /** `x-user-id`: who is behind the call. */
  userId?: string | undefined
  /** Milliseconds for one try, from its token to the end of its answer. */
  timeout?: number | undefined
}

/** What all calls of a client share. */
export interface Caller {
  tokens: TokenSource
  /** Milliseconds for one try. */
  timeout: number
  /** Further tries after the first. */
  retries: number
  /** Whether requests and answers are held to the spec. */
  validate: { requests: boolean; responses: boolean }
  correlationId(): string
  userId: string | undefined
  onUnknown: (unknown: Unknown) => void
  now(): number
  random(): number
}

/** The parameters that every operation takes in headers. */
export interface CallHeaders {
  'x-correlation-id': string
  'x-user-id'?: string
}

/** The parameters of an operation, without those. */
export interface CallParams {
  path: object
  query?: object
}

/** What is sent with every try. */
export interface Init<Params extends CallParams> {
  headers: { authorization: string }
  params: Params & { header: CallHeaders }
  signal: AbortSignal
}

/** What has come back. */
export interface Returned {
  data?: unknown
  error?: unknown
  response: Response
}

/** One operation, ready to be sent. */
export interface Call<Id extends OperationId, Params extends CallParams, Content> {
  operation: Id
  method: 'GET' | 'PUT' | 'POST' | 'PATCH'
  params: Params
  /** Makes the body, before anything is sent. */
  body(): Content | Promise<Content>
  /** Sends it once. */
  send(init: Init<Params>, body: Content): Promise<Returned>
}

/** A call in the making. */
export interface Making<Id extends OperationId, Params extends CallParams, Content> {
  caller: Caller
  call: Call<Id, Params, Content>
  header: CallHeaders
  options: CallOptions
  facts: D1ErrorFacts & { operation: OperationId; correlationId: string }
}

/** Makes a call. @throws D1Error, nothing else */
export async function perform<Id extends OperationId, Params extends CallParams, Content>(
  caller: Caller,
  call: Call<Id, Params, Content>,
  options: CallOptions = {},
): Promise<Answer<Id>> {
  const correlationId = options.correlationId ?? caller.correlationId()
  const userId = options.userId ?? caller.userId
  const header = { 'x-correlation-id': correlationId, ...(userId === undefined ? {} : { 'x-user-id': userId }) }
  const facts = { operation: call.operation, correlationId }
  const making = { caller, call, header, options, facts }
  const body = await bodyOf(making)
  if (caller.validate.requests) await checkRequest(making, body)
  checkMultiples(making)
  for (let retry = 0; ; retry += 1) {
    const outcome = await attempt(making, body)
    if (!(outcome instanceof D1Error)) return outcome.data
    const ms = retry < caller.retries ? pauseBefore(retry, outcome, caller.random) : undefined
    if (ms === undefined) throw outcome
    await pause(ms, options.signal, facts)
  }
}

/** The body of a call. */
async function bodyOf<Id extends OperationId, Params extends CallParams, Content>({
  call,
  facts,
}: Making<Id, Params, Content>): Promise<Content> {
  try {
    return await call.body()
  } catch (thrown) {
    throw thrown instanceof D1Error ? located(thrown, facts) : thrown
  }
}

/** Tries once; once more with another token when the first one is refused. */
async function attempt<Id extends OperationId, Params extends CallParams, Content>(
  making: Making<Id, Params, Content>,
  body: Content,
): Promise<{ data: Answer<Id> } | D1Error> {
  const { caller, call, header, options } = making
  const deadline = AbortSignal.timeout(bounded(options.timeout ?? caller.timeout))
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  const params = { ...call.params, header }
  let sent = false
  try {
    for (let isFirst = true; ; isFirst = false) {
      sent = false
      signal.throwIfAborted()
      const token = await caller.tokens.token(signal)
      checkHeaders(making, token)
      sent = true
      const init = { headers: { authorization: `Bearer ${token}` }, signal, params }
      const answer = await unlessAborted(signal, call.send(init, body))
      const { response } = answer
      if (response.status === 401 && isFirst && caller.tokens.refused(token)) continue
      return response.ok ? { data: await accepted(making, answer.data, response.status) } : refused(making, answer)
    }
  } catch (thrown) {
    return failed(making, thrown, { deadline, sent })
  }
}

/** An answer of success, held to the spec. */
async function accepted<Id extends OperationId, Params extends CallParams, Content>(
  { caller, call, facts }: Making<Id, Params, Content>,
  data: unknown,
  status: number,
): Promise<Answer<Id>> {
  if (caller.validate.responses) {
    const { answerProblems, isKnownStatus } = await import('./validation.ts')
    const { problems, unknown } = answerProblems(call.operation, status, data)
    if (!isKnownStatus(call.operation, status)) unknown.push({ kind: 'status', at: '', what: String(status) })
    for (const one of unknown) tell(caller, { ...one, ...facts })
    if (problems.length > 0) {
      const sentence = `D1's answer to ${call.operation} breaks a rule: ${told(problems)}.`
      throw new D1Error('INVALID_RESPONSE', sentence, { ...facts, status, problems })
    }
  }
  // The types are those of the spec, which the answer has been held to, unless the caller waived it.
  return data as Answer<Id>
}

/** Tells what is new. Whatever the listener does, the call has succeeded. */
function tell({ onUnknown }: Caller, unknown: Unknown): void {
  try {
    onUnknown(unknown)
  } catch {}
}

/** The error for an answer of failure. Of its body only the code is kept, and only when it looks like one. */
function refused<Id extends OperationId, Params extends CallParams, Content>(
  { caller, call, facts }: Making<Id, Params, Content>,
  { error, response }: Returned,
): D1Error {
  const { status, headers } = response
  const given: unknown = Object(error).errorCode
  const errorCode = typeof given === 'string' && /^[A-Z][A-Z_]{1,63}$/i.test(given) ? given : undefined
  const retryAfter = retryAfterOf(headers, caller.now())
  const retryable = isRepeatable(call.method, status, retryAfter)
  const what = errorCode === undefined ? String(status) : `${status} ${errorCode}`
  const sentence = `D1 refused ${call.operation} with ${what}.`
  return new D1Error('HTTP', sentence, { ...facts, status, errorCode, retryAfter, retryable })
}

/** The error for what was thrown on the way. */
function failed<Id extends OperationId, Params extends CallParams, Content>(
  { call, options, facts }: Making<Id, Params, Content>,
  thrown: unknown,
  { deadline, sent }: { deadline: AbortSignal; sent: boolean },
): D1Error {
  const { operation, method } = call
  // What was not sent has done nothing.
  const retryable = isReading(method) || !sent
  if (options.signal?.aborted) return aborted({ ...facts, cause: options.signal.reason })
  if (deadline.aborted) return new D1Error('TIMEOUT', `D1 took too long for ${operation}.`, { ...facts, retryable })
  if (thrown instanceof D1Error) return thrown.operation === undefined ? located(thrown, facts) : thrown
  if (!sent) return new D1Error('TOKEN', `No token could be had for ${operation}.`, { ...facts, cause: thrown })
  if (thrown instanceof SyntaxError) {
    // What it says quotes the answer.
    return new D1Error('INVALID_RESPONSE', `D1's answer to ${operation} is not JSON.`, facts)
  }
  const sentence = `D1 could not be reached for ${operation}, or broke off its answer.`
  return new D1Error('NETWORK', sentence, { ...facts, retryable, cause: thrown })
}

/** An error of a part that does not know which call it works for. */
function located(error: D1Error, facts: D1ErrorFacts): D1Error {
  // The cause is the one member that a copy would lack.
  return new D1Error(error.code, error.message, { ...error, cause: error.cause, ...facts })
}
