/**
 * One request over one connection: written, answered, read to the end.
 * Touches the network; follows no redirect, keeps nothing of an answer above {@link MAX_ANSWER}, and verifies every
 * certificate, whatever the environment says.
 */
import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { Dispatcher, Pool } from 'undici'
import type { Target } from '../target.ts'
import type { Answer, Header, Request } from './exchange.ts'
import { LateAnswer, OversizedAnswer } from './transport-failures.ts'

/** The largest answer that is read, in bytes. */
export const MAX_ANSWER = 8 * 1024 * 1024

/** @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const THIS_MACHINE = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
] as const

/** What connections for a target are made with. */
export function connectionOptions({ timeoutMs, tls }: Pick<Target, 'timeoutMs' | 'tls'>): Pool.Options {
  const connect = { timeout: timeoutMs, rejectUnauthorized: true, lookup, ...(tls ? { secureContext: tls } : {}) }
  // A time-out of the whole exchange is set with each request.
  return { connect, headersTimeout: 0, bodyTimeout: 0, allowH2: false }
}

/** Finds the addresses of a host: what is called this machine is this machine, whatever a server of names says. */
const lookup: LookupFunction = (hostname, options, found) => {
  if (!/^(?:.+\.)?localhost$/.test(hostname)) return dns.lookup(hostname, options, found)
  if (options.all === true) found(null, [...THIS_MACHINE])
  else found(null, THIS_MACHINE[0].address, THIS_MACHINE[0].family)
}

/** Sends and reads to the end; throws {@link LateAnswer} when that takes longer than `timeoutMs`. */
export function exchange(pool: Pool, path: string, request: Request, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method } = request
    const written = { path, method: method as Dispatcher.HttpMethod, ...framed(request) }
    pool.dispatch(written, reader(timeoutMs, resolve, reject))
  })
}

/** Headers and body as they are handed over: a body in chunks is one whose length nobody says. */
function framed(request: Request): Pick<Dispatcher.DispatchOptions, 'headers' | 'body'> {
  const { headers, body = null } = request
  const isCoding = ([name]: Header) => name === 'transfer-encoding'
  if (body === null || !headers.some(isCoding)) return { headers: headers.flat(), body }
  return { headers: headers.filter((header) => !isCoding(header)).flat(), body: Readable.from([body]) }
}

/** Puts an answer together; a stream and a signal for each would take longer than everything else about it. */
function reader(
  timeoutMs: number,
  resolve: (answer: Answer) => void,
  reject: (thrown: unknown) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = []
  let size = 0
  let head: Omit<Answer, 'body'> = { status: 0, headers: [] }
  let late: LateAnswer | undefined
  let abort = (_: Error) => {}
  const timer = setTimeout(() => {
    late = new LateAnswer()
    abort(late)
  }, timeoutMs)
  return {
    onRequestStart(controller) {
      abort = (why) => controller.abort(why)
      if (late) abort(late)
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
      clearTimeout(timer)
      const answer = decoded(head, chunks)
      if (answer instanceof Error) reject(answer)
      else resolve(answer)
    },
    onResponseError(_, error) {
      clearTimeout(timer)
      reject(late ?? error)
    },
  }
}

/** The whole answer, or why its body cannot be read. */
function decoded(head: Omit<Answer, 'body'>, chunks: readonly Buffer[]): Answer | Error {
  try {
    return { ...head, ...decodeContent(chunks, head.headers) }
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown))
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
function decodeContent(chunks: readonly Buffer[], headers: readonly Header[]): Pick<Answer, 'body' | 'undecodable'> {
  const [only] = chunks
  const body = only && chunks.length === 1 ? only : Buffer.concat(chunks)
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
