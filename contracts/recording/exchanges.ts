/**
 * From an entry of an archive to the request and the answer it tells of, whatever program wrote it.
 * Pure. A body that was not kept is no empty body: who reads it is told so.
 */
import { isUtf8 } from 'node:buffer'
import { gunzipSync } from 'node:zlib'
import type { Answer, Header, Request } from '../transport/exchange.ts'
import type { AnsweredEntry, Entry, Pair, SentEntry } from './har.ts'

/** The largest body that is unpacked. */
const LARGEST = 64 * 1024 * 1024

/** Thrown when the body of an answer is read that the archive does not hold. */
export class BodyNotKept extends Error {
  override readonly name = 'BodyNotKept'

  constructor() {
    super('the recording does not hold the body of this answer')
  }
}

/** The request of an entry, relative to what its target was appended to. */
export function requestOf({ request }: Entry, target: string): Request {
  const headers = headersOf(request)
  const body = unpacked(bodyOf(request.postData ?? undefined), headers)
  return {
    method: request.method.toUpperCase(),
    target,
    headers,
    ...(body && body.length > 0 ? { body } : {}),
  }
}

/** Whether a request had a body that the archive does not hold. */
export function lostBody({ request }: Entry): boolean {
  const body = bodyOf(request.postData ?? undefined)
  if (body !== undefined) return codingOf(headersOf(request)) !== undefined && isPacked(body)
  const length = request.headers?.find(({ name }) => name.toLowerCase() === 'content-length')?.value
  return (request.bodySize ?? 0) > 0 || Number(length ?? 0) > 0 || (request.postData?.params ?? []).length > 0
}

/** The answer of an entry; reading a body that was not kept throws {@link BodyNotKept}. */
export function answerOf(response: AnsweredEntry, method: string): Answer {
  const { status, content = {}, _undecodable: undecodable } = response
  const headers = headersOf(response)
  const body = unpacked(bodyOf(content), headers)
  if (body !== undefined) return { status, headers, body, ...(undecodable === undefined ? {} : { undecodable }) }
  const bodiless = method.toUpperCase() === 'HEAD' || status === 204 || status === 304
  if (bodiless || content.size === 0) return { status, headers, body: new Uint8Array() }
  return {
    status,
    headers,
    get body(): Uint8Array {
      throw new BodyNotKept()
    },
  }
}

/** The header lines; those that only HTTP/2 has say what the entry says elsewhere. */
function headersOf({ headers = [] }: SentEntry | AnsweredEntry): Header[] {
  const lines = headers.filter(({ name }: Pair) => !name.startsWith(':'))
  return lines.map(({ name, value }): Header => [name.toLowerCase(), value])
}

/** The body as it was meant: some programs keep what went over the wire. */
function unpacked(body: Uint8Array | undefined, headers: readonly Header[]): Uint8Array | undefined {
  if (body === undefined || codingOf(headers) === undefined || !isGzip(body)) return body
  try {
    return gunzipSync(body, { maxOutputLength: LARGEST })
  } catch {
    return body
  }
}

/** The content coding that headers name. */
function codingOf(headers: readonly Header[]): string | undefined {
  const coding = headers
    .find(([name]) => name === 'content-encoding')?.[1]
    .trim()
    .toLowerCase()
  return coding === '' || coding === 'identity' ? undefined : coding
}

/** Whether a body begins like one in the form of gzip. @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b
}

/** Whether a body that should be unpacked cannot be read as text. */
function isPacked(body: Uint8Array): boolean {
  return !isGzip(body) && !isUtf8(body)
}

function bodyOf(body: { text?: string; encoding?: string } | undefined): Uint8Array | undefined {
  if (body?.text === undefined) return undefined
  return body.encoding === 'base64' ? Buffer.from(body.text, 'base64') : new TextEncoder().encode(body.text)
}
