/**
 * The line to a target: sends one request, gives back one whole answer or one classified failure.
 * Never follows a redirect, to wherever it leads; never throws for what the target does.
 *
 * Unsafe requests get a connection of their own, unless the target is known to close none that is kept. Safe ones share
 * kept connections; when such a connection turns out to be closed already, the request is sent once more, because that
 * says nothing about the target. What names its connection goes over that one, and is sent once more likewise when it is
 * not the first there.
 */
import { Pool } from 'undici'
import { messageOf, PipelineError } from '../../scripts/lib/errors.ts'
import type { Renewal, Target } from '../target.ts'
import { connectionOptions, exchange } from './connection.ts'
import type { Answer, Request } from './exchange.ts'
import { exchangeThrough, type Fetch } from './through-fetch.ts'
import { holds, withoutTokens, withToken } from './token-swap.ts'
import { type Failure, failureOf } from './transport-failures.ts'

/** How sending ended. */
export type Sent =
  | { ok: true; answer: Answer; durationMs: number }
  | { ok: false; failure: Failure; durationMs: number }

/** Waits until one more request may be sent, and says whether it may. */
export type Leave = () => Promise<boolean>

/** An open line to a target. */
export interface Transport {
  /**
   * Waits for the answer `times` as long as is usual; once when it is not given. Asks `leave` before it sends anything
   * beside the request itself: the same once more, or the request for a token.
   */
  send(request: Request, times?: number, leave?: Leave): Promise<Sent>
  /** Ends all connections. */
  close(): Promise<void>
}

/** Methods that change nothing. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase())
}

/** The parts of a base URL. @throws PipelineError `ARGUMENTS` when it is no `http` or `https` URL. */
export function parseBaseUrl(baseUrl: string): { origin: string; prefix: string; shown: string } {
  const url = URL.parse(baseUrl)
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new PipelineError('ARGUMENTS', 'The base URL must be an http or https URL without query or fragment.')
  }
  if (url.username !== '' || url.password !== '') {
    throw new PipelineError('ARGUMENTS', 'The base URL must not hold a user name or password; name a variable instead.')
  }
  const prefix = url.pathname.replace(/\/+$/, '')
  return { origin: url.origin, prefix, shown: `${url.origin}${prefix}` }
}

/** What a transport needs to know of a target. */
export type TransportOptions = Pick<Target, 'baseUrl' | 'timeoutMs'> &
  Partial<Pick<Target, 'bearer' | 'capabilities' | 'tls'>> & {
    /** Answers in place of the network. */
    fetch?: Fetch | undefined
    /** Whether it is known to close no connection that is kept, unless an answer says so. */
    keepsConnections?: boolean | undefined
  }

/** What is said instead of sending a request that may change something where that is not allowed. */
const WITHHELD: Failure = {
  kind: 'unsendable',
  sentence: 'The request was not sent: it may change something, and writes are off.',
}

/** Leave for everything. */
export const always: Leave = async () => true

/** Tells the milliseconds since now. */
function stopwatch(): () => number {
  const started = performance.now()
  return () => performance.now() - started
}

/** A way of doing one exchange. */
type Way = (path: string, request: Request, timeoutMs: number) => Promise<Answer>

/** The ways to a target: over connections that are kept, and over one for each request. */
interface Ways {
  kept: Way
  single: Way
  /** Over the connection of a name; `isNew`: nothing went over it before. */
  named(name: string): { way: Way; isNew: boolean }
  close(): Promise<void>
}

function waysTo(origin: string, options: TransportOptions): Ways {
  const { fetch } = options
  if (fetch) {
    const way: Way = (path, request, timeoutMs) => exchangeThrough(fetch, `${origin}${path}`, request, timeoutMs)
    return { kept: way, single: way, named: () => ({ way, isNew: true }), close: async () => {} }
  }
  // A pool keeps what an agent would make anew for each connection that is not kept.
  const kept = new Pool(origin, { ...connectionOptions(options), pipelining: 1 })
  const single = new Pool(origin, { ...connectionOptions(options), pipelining: 0 })
  const named = new Map<string, Pool>()
  const over =
    (pool: Pool): Way =>
    (path, request, timeoutMs) =>
      exchange(pool, path, request, timeoutMs)
  return {
    kept: over(kept),
    single: over(single),
    named(name) {
      const known = named.get(name)
      const pool = known ?? new Pool(origin, { ...connectionOptions(options), pipelining: 1, connections: 1 })
      named.set(name, pool)
      return { way: over(pool), isNew: known === undefined }
    },
    close: async () => void (await Promise.all([kept, single, ...named.values()].map((pool) => pool.destroy()))),
  }
}

/** A way of sending: in this time, with leave to send more. */
type Deliver = (request: Request, times: number, leave: Leave) => Promise<Sent>

/** Sends with the token that is current in the place of the first one, and shows the first one in what comes back. */
function withCurrentToken(deliver: Deliver, first: string, tokens: Renewal): Deliver {
  return async (request, times, leave) => {
    try {
      const written = holds(request, first) ? withToken(request, first, await tokens.current(leave)) : request
      const sent = await deliver(written, times, leave)
      return sent.ok ? { ...sent, answer: withoutTokens(sent.answer, first, tokens.seen) } : sent
    } catch (thrown) {
      return { ok: false, failure: { kind: 'token', sentence: messageOf(thrown) }, durationMs: 0 }
    }
  }
}

/** Opens a line to a target. */
export function createTransport(options: TransportOptions): Transport {
  const { origin, prefix, shown } = parseBaseUrl(options.baseUrl)
  const { kept, single, named, close } = waysTo(origin, options)
  const { token: first = '', renewal } = options.bearer ?? {}
  const mayWrite = options.capabilities?.writes ?? true
  const attempt = async (way: Way, request: Request, times: number): Promise<Sent> => {
    const elapsed = stopwatch()
    const timeoutMs = options.timeoutMs * times
    try {
      const answer = await way(`${prefix}${request.target}`, request, timeoutMs)
      return { ok: true, answer, durationMs: elapsed() }
    } catch (thrown) {
      return { ok: false, failure: failureOf(thrown, { whom: 'target', shown, timeoutMs }), durationMs: elapsed() }
    }
  }
  const overKept = async (request: Request, times: number, leave: Leave): Promise<Sent> => {
    const first = await attempt(kept, request, times)
    const stale = !first.ok && first.failure.kind === 'reset'
    return stale && (await leave()) ? attempt(single, request, times) : first
  }
  const overNamed = async (name: string, request: Request, times: number, leave: Leave): Promise<Sent> => {
    const { way, isNew } = named(name)
    const first = await attempt(way, request, times)
    const stale = !isNew && !first.ok && first.failure.kind === 'reset'
    return stale && (await leave()) ? attempt(single, request, times) : first
  }
  const unsafeWay = options.keepsConnections ? kept : single
  const deliver = (request: Request, times: number, leave: Leave) => {
    if (request.connection !== undefined) return overNamed(request.connection, request, times, leave)
    return isSafe(request.method) ? overKept(request, times, leave) : attempt(unsafeWay, request, times)
  }
  const send = renewal ? withCurrentToken(deliver, first, renewal) : deliver
  return {
    send(request, times = 1, leave = always) {
      if (!mayWrite && !isSafe(request.method)) return Promise.resolve({ ok: false, failure: WITHHELD, durationMs: 0 })
      return send(request, times, leave)
    },
    close,
  }
}
