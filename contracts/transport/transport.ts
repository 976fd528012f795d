/**
 * The only place that touches the network: sends one request, gives back one whole answer or one classified failure.
 * Never follows a redirect, never throws for what the target does, never keeps an answer above {@link MAX_ANSWER}.
 *
 * Unsafe requests always get a connection of their own. Safe ones share kept connections; when such a connection turns
 * out to be closed already, the request is sent once more, because that says nothing about the target.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { Agent, type Dispatcher } from 'undici'
import { PipelineError } from '../../scripts/lib/errors.ts'
import type { Answer, Header, Request } from './exchange.ts'
import { type Failure, failureOf, OversizedAnswer } from './transport-failures.ts'

/** The largest answer that is read, in bytes. */
export const MAX_ANSWER = 8 * 1024 * 1024

/** How sending ended. */
export type Sent =
  | { ok: true; answer: Answer; durationMs: number }
  | { ok: false; failure: Failure; durationMs: number }

/** An open line to a target. */
export interface Transport {
  send(request: Request): Promise<Sent>
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

/** Opens a line to a target. */
export function createTransport(options: { baseUrl: string; timeoutMs: number }): Transport {
  const { origin, prefix, shown } = parseBaseUrl(options.baseUrl)
  const limits = { connect: { timeout: options.timeoutMs }, headersTimeout: 0, bodyTimeout: 0 }
  const kept = new Agent({ ...limits, pipelining: 1 })
  const single = new Agent({ ...limits, pipelining: 0 })
  const attempt = async (agent: Agent, request: Request): Promise<Sent> => {
    const started = performance.now()
    const elapsed = () => performance.now() - started
    const signal = AbortSignal.timeout(options.timeoutMs)
    try {
      const answer = await exchange(agent, origin, prefix, request, signal)
      return { ok: true, answer, durationMs: elapsed() }
    } catch (thrown) {
      const failure = failureOf(thrown, { shown, timeoutMs: options.timeoutMs, timedOut: signal.aborted })
      return { ok: false, failure, durationMs: elapsed() }
    }
  }
  return {
    async send(request) {
      const first = await attempt(isSafe(request.method) ? kept : single, request)
      const stale = !first.ok && first.failure.kind === 'reset' && isSafe(request.method)
      return stale ? attempt(single, request) : first
    },
    close: async () => void (await Promise.all([kept.destroy(), single.destroy()])),
  }
}

/** Sends and reads to the end. */
async function exchange(
  agent: Agent,
  origin: string,
  prefix: string,
  request: Request,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await agent.request({
    origin,
    path: `${prefix}${request.target}`,
    method: request.method as Dispatcher.HttpMethod,
    headers: request.headers.flat(),
    body: request.body ?? null,
    signal,
    responseHeaders: 'raw',
  })
  const headers = readHeaders(response.headers as unknown)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_ANSWER) throw new OversizedAnswer(MAX_ANSWER)
    chunks.push(chunk)
  }
  return { status: response.statusCode, headers, body: decodeContent(Buffer.concat(chunks), headers) }
}

/** Raw header list (name, value, name, value, …) as pairs. */
function readHeaders(raw: unknown): Header[] {
  const flat: unknown[] = Array.isArray(raw) ? raw : Object.entries(Object(raw)).flat()
  const headers: Header[] = []
  for (let index = 0; index + 1 < flat.length; index += 2) {
    headers.push([String(flat[index]).toLowerCase(), String(flat[index + 1])])
  }
  return headers
}

const DECODERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: (body, options) => brotliDecompressSync(body, options as Parameters<typeof brotliDecompressSync>[1]),
}

/** Undoes a content coding that the target used although none was asked for. */
function decodeContent(body: Buffer, headers: readonly Header[]): Uint8Array {
  const coding = headers
    .find(([name]) => name === 'content-encoding')?.[1]
    .trim()
    .toLowerCase()
  const decoder = coding === undefined || !Object.hasOwn(DECODERS, coding) ? undefined : DECODERS[coding]
  return decoder && body.length > 0 ? decoder(body, { maxOutputLength: MAX_ANSWER }) : body
}
