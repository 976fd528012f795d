/**
 * From an entry that another program wrote to the request and the answer it tells of: unpacked where it holds what went over
 * the wire, and without a body where it holds only a part of one, or one in which something was blacked out.
 * Pure.
 */
import { isUtf8 } from 'node:buffer'
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import type { Answer, Header, Request } from '../transport/exchange.ts'
import { bytesOf, headersOf, isBodiless, requestOf, withoutBody } from './exchanges.ts'
import type { AnsweredEntry, Entry, PostData } from './har.ts'

/** The largest body that is unpacked. */
const LIMIT = { maxOutputLength: 64 * 1024 * 1024 }
/** Bytes that a text may be shorter than its bytes were: a byte order mark is no part of it. */
const MARK = 3

/** What people write over what nobody should see, as a whole value. */
const BLACKED_OUT =
  /^(?:\*{3,}|•{3,}|█+|redacted|[<[({]+(?:redacted|masked|removed|filtered|sanitized|hidden)[>\])}]+)$/i

/** Headers that say how a request was carried: it is shown, and would be sent again, in another way. */
const OF_THE_WAY = ['content-length', 'content-encoding', 'transfer-encoding', 'accept-encoding', 'connection']

/** How content codings are taken off. */
const UNPACKERS: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  gzip: (body) => gunzipSync(body, LIMIT),
  'x-gzip': (body) => gunzipSync(body, LIMIT),
  deflate: (body) => inflateSync(body, LIMIT),
  br: (body) => brotliDecompressSync(body, LIMIT),
  zstd: (body) => zstdDecompressSync(body, LIMIT),
}

/** The request; `lost` when it had a body that cannot be read. */
export function capturedRequest(entry: Entry, target: string): { request: Request; lost: boolean } {
  const { postData, bodySize = 0 } = entry.request
  const request = requestOf(entry, target)
  const { headers } = request
  const named = headers.some(([name]) => name === 'content-type') || !postData?.mimeType
  const kept = headers.filter(([name]) => !OF_THE_WAY.includes(name))
  const told: Request = { ...request, headers: named ? kept : [...kept, ['content-type', postData.mimeType ?? '']] }
  const body = readable(postData ?? undefined, headers, Math.max(bodySize, lengthOf(headers)))
  if (body === 'lost' || (body.length === 0 && (postData?.params ?? []).length > 0)) {
    const { body: _, ...bare } = told
    return { request: bare, lost: true }
  }
  return { request: body.length === 0 ? told : { ...told, body }, lost: false }
}

/** The answer. */
export function capturedAnswer(response: AnsweredEntry, method: string): Answer {
  const { status, content = {}, bodySize = 0 } = response
  const headers = headersOf(response)
  if (isBodiless(status, method)) return { status, headers, body: new Uint8Array() }
  const body = readable(content, headers, Math.max(content.size ?? bodySize, lengthOf(headers)))
  return body === 'lost' ? withoutBody(status, headers) : { status, headers, body }
}

/** Whether a text is what people write over what nobody should see. */
export function isBlackedOut(text: string): boolean {
  return BLACKED_OUT.test(text.trim())
}

/** A body of this length as it was meant. */
function readable(
  body: Partial<PostData> | undefined,
  headers: readonly Header[],
  length: number,
): Uint8Array | 'lost' {
  const bytes = bytesOf(body)
  if (bytes === undefined || bytes.length === 0) return length > 0 ? 'lost' : new Uint8Array()
  const codings = codingsOf(headers)
  const isPart = codings.length === 0 && bytes.length + MARK < length
  if (isPart || hasBlackedOut(bytes)) return 'lost'
  // What can be read as text was unpacked before it was written down.
  return codings.length === 0 || isUtf8(bytes) ? bytes : unpacked(bytes, codings)
}

function unpacked(body: Uint8Array, codings: readonly string[]): Uint8Array | 'lost' {
  try {
    // The last one was put on last.
    return codings.reduceRight((bytes, coding) => unpackerOf(coding)(bytes), body)
  } catch {
    return 'lost'
  }
}

function unpackerOf(coding: string): (body: Uint8Array) => Uint8Array {
  const unpack = Object.hasOwn(UNPACKERS, coding) ? UNPACKERS[coding] : undefined
  if (!unpack) throw new TypeError(`The content coding ${coding} is not known.`)
  return unpack
}

/** The content codings that headers name, in the order they were put on. */
function codingsOf(headers: readonly Header[]): string[] {
  return headers
    .filter(([name]) => name === 'content-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
}

function lengthOf(headers: readonly Header[]): number {
  return Number(headers.find(([name]) => name === 'content-length')?.[1]) || 0
}

/** Whether a text in a JSON body was blacked out as a whole. */
function hasBlackedOut(bytes: Uint8Array): boolean {
  const texts = Buffer.from(bytes)
    .toString('utf8')
    .matchAll(/"([^"\\]{3,20})"/g)
  return [...texts].some(([, text = '']) => isBlackedOut(text))
}
