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
export async function exchange(
  agent: Agent,
  origin: string,
  path: string,
  request: Request,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await agent.request({
    origin,
    path,
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
