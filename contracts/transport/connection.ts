/**
 * One request over one connection: written, answered, read to the end.
 * Touches the network; follows no redirect, keeps nothing of an answer above {@link MAX_ANSWER}, and verifies every
 * certificate, whatever the environment says.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { Agent, Dispatcher } from 'undici'
import type { Target } from '../target.ts'
import type { Answer, Header, Request } from './exchange.ts'
import { OversizedAnswer } from './transport-failures.ts'

/** The largest answer that is read, in bytes. */
export const MAX_ANSWER = 8 * 1024 * 1024

/** What connections for a target are made with. */
export function connectionOptions({ timeoutMs, tls }: Pick<Target, 'timeoutMs' | 'tls'>): Agent.Options {
  const connect = { timeout: timeoutMs, rejectUnauthorized: true, ...(tls ? { secureContext: tls } : {}) }
  // A time-out of the whole exchange is set with each request.
  return { connect, headersTimeout: 0, bodyTimeout: 0, allowH2: false }
}

/** Sends and reads to the end. */
export function exchange(
  agent: Agent,
  origin: string,
  path: string,
  request: Request,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, headers, body = null } = request
    const written = { origin, path, method: method as Dispatcher.HttpMethod, headers: headers.flat(), body }
    agent.dispatch(written, reader(signal, resolve, reject))
  })
}

/** Puts an answer together; a stream for each would take longer than everything else about it. */
function reader(
  signal: AbortSignal,
  resolve: (answer: Answer) => void,
  reject: (thrown: unknown) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = []
  let size = 0
  let head: Omit<Answer, 'body'> = { status: 0, headers: [] }
  let abort = () => {}
  const stop = () => abort()
  signal.addEventListener('abort', stop)
  return {
    onRequestStart(controller) {
      abort = () => controller.abort(signal.reason)
      if (signal.aborted) abort()
    },
    onResponseStart({ rawHeaders }, status) {
      // What comes before an answer is none.
      if (status >= 200) head = { status, headers: readHeaders(rawHeaders) }
    },
    onResponseData(controller, chunk) {
      size += chunk.length
      if (size > MAX_ANSWER) controller.abort(new OversizedAnswer(MAX_ANSWER))
      else chunks.push(chunk)
    },
    onResponseEnd() {
      signal.removeEventListener('abort', stop)
      try {
        resolve({ ...head, ...decodeContent(Buffer.concat(chunks), head.headers) })
      } catch (thrown) {
        reject(thrown)
      }
    },
    onResponseError(_, error) {
      signal.removeEventListener('abort', stop)
      reject(error)
    },
  }
}

/** Raw header list (name, value, name, value, …) as pairs. */
function readHeaders(raw: unknown): Header[] {
  const flat: unknown[] = Array.isArray(raw) ? raw : Object.entries(Object(raw)).flat()
  const text = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))
  const headers: Header[] = []
  for (let index = 0; index + 1 < flat.length; index += 2) {
    headers.push([text(flat[index]).toLowerCase(), text(flat[index + 1])])
  }
  return headers
}

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Buffer

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // Some leave out the frame that the standard asks for, and every client puts up with that.
  deflate: (body, options) => attempt(() => inflateSync(body, options)) ?? inflateRawSync(body, options),
  br: brotliDecompressSync,
}

/** Undoes the content codings that the target used although none was asked for; says which one was not used after all. */
function decodeContent(body: Buffer, headers: readonly Header[]): Pick<Answer, 'body' | 'undecodable'> {
  const codings = headers
    .filter(([name]) => name === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
  let decoded: Buffer = body
  for (const coding of codings.toReversed()) {
    const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined
    if (!decoder || decoded.length === 0) continue
    const next = attempt(() => decoder(decoded, { maxOutputLength: MAX_ANSWER }))
    if (!next) return { body, undecodable: coding }
    decoded = next
  }
  return { body: decoded }
}

/** What decoding gives; nothing when the body is not of that coding. What is too large is thrown on. */
function attempt(decode: () => Buffer): Buffer | undefined {
  try {
    return decode()
  } catch (thrown) {
    if (thrown instanceof Error && Reflect.get(thrown, 'code') === 'ERR_BUFFER_TOO_LARGE') throw thrown
    return undefined
  }
}
