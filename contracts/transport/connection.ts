/**
 * One request over one connection: written, answered, read to the end.
 * Touches the network; follows no redirect, keeps nothing of an answer above {@link MAX_ANSWER}, and verifies every
 * certificate, whatever the environment says.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
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
        resolve({ ...head, body: decodeContent(Buffer.concat(chunks), head.headers) })
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
