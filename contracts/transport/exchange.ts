/**
 * What goes over the wire and what comes back: requests, answers, and the readings of an answer that checks share.
 * Pure; the sending is in `transport.ts`.
 */
import { isUtf8 } from 'node:buffer'
import type { Json } from '../../scripts/lib/json.ts'

/** A header line. */
export type Header = readonly [name: string, value: string]

/** A request as it is sent, relative to the base URL of the target. */
export interface Request {
  /** Upper-case. */
  method: string
  /** Path and query, encoded, beginning with `/`. */
  target: string
  headers: readonly Header[]
  body?: Uint8Array
  /** Where somebody else sent it, when that need not be where the target is. */
  baseUrl?: string
  /** Name of the connection that it goes over; requests of one name share it, and nothing else goes over it. */
  connection?: string
}

/** An answer, whole. */
export interface Answer {
  status: number
  /** In the order they came, names in lower case. */
  headers: readonly Header[]
  /** After content decoding; empty when there was none. */
  body: Uint8Array
  /** The content coding it claims and its body does not keep to; then the body is as it came. */
  undecodable?: string
}

/** Thrown where a body is read in which nobody can find what the target meant. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody'
}

/** The exchange for those who judge it: reading a body that could not be decoded throws {@link UnreadableBody}. */
export function sealed(exchange: Exchange): Exchange {
  const { status, headers, undecodable } = exchange.answer
  if (undecodable === undefined) return exchange
  const answer: Answer = {
    status,
    headers,
    undecodable,
    get body(): Uint8Array {
      throw new UnreadableBody(notCoded(undecodable))
    },
  }
  return { request: exchange.request, answer }
}

function notCoded(coding: string): string {
  return `the body is not ${coding}, as \`Content-Encoding\` says`
}

/** A request and the answer it got. */
export interface Exchange {
  request: Request
  answer: Answer
}

/** The values of a header of an answer, joined as HTTP joins them; `undefined` when it is absent. */
export function headerOf(answer: Answer, name: string): string | undefined {
  const wanted = name.toLowerCase()
  let joined: string | undefined
  for (const [key, value] of answer.headers) {
    if (key === wanted) joined = joined === undefined ? value : `${joined}, ${value}`
  }
  return joined
}

/** The media type of an answer without its parameters, in lower case; `undefined` when none is named. */
export function mediaTypeOf(answer: Answer): string | undefined {
  const value = headerOf(answer, 'content-type')
  return value === undefined ? undefined : essence(value)
}

/** A media type without parameters, in lower case. */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase()
}

/** Whether a media type says JSON. @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1 */
export function isJsonType(mediaType: string): boolean {
  return /^[^/]+\/(?:[^/]+\+)?json$/.test(essence(mediaType))
}

/** Whether an answer is a success. */
export function isAccepted(status: number): boolean {
  return status >= 200 && status < 300
}

/** Whether an answer is a refusal that blames the request. */
export function isRefused(status: number): boolean {
  return status >= 400 && status < 500
}

/** What reading a body as JSON gave. */
export type Parsed = { ok: true; value: Json } | { ok: false; reason: string }

const parsed = new WeakMap<Answer, Parsed>()

/** Reads the body as JSON: UTF-8, with or without a byte order mark. */
export function parseBody(answer: Answer): Parsed {
  const known = parsed.get(answer)
  if (known) return known
  const result = parse(answer)
  parsed.set(answer, result)
  return result
}

const texts = new WeakMap<Answer, string | undefined>()

/** The body as UTF-8, without a byte order mark; `undefined` when it is something else. */
export function textOf(answer: Answer): string | undefined {
  if (texts.has(answer)) return texts.get(answer)
  const { body } = answer
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.length)
  const text = isUtf8(bytes) ? bytes.toString() : undefined
  const bare = text?.startsWith('\ufeff') ? text.slice(1) : text
  texts.set(answer, bare)
  return bare
}

function parse(answer: Answer): Parsed {
  const { body, undecodable } = answer
  if (undecodable !== undefined) return { ok: false, reason: notCoded(undecodable) }
  if (body.length === 0) return { ok: false, reason: 'the body is empty' }
  const text = textOf(answer)
  return text === undefined ? { ok: false, reason: 'the body is not UTF-8' } : remembered(text)
}

/** Characters of all bodies of which is remembered what they say. */
const MOST_REMEMBERED = 1_000_000
const readings = new Map<string, Parsed>()
let length = 0

/** Forgets what bodies said: another run, or another target, says something else. */
export function forgetBodies(): void {
  readings.clear()
  length = 0
}

/** Reads a text, once: a server answers most requests with one of few. Nobody may change what is read. */
function remembered(text: string): Parsed {
  const known = readings.get(text)
  if (known) return known
  const reading = readJson(text)
  if (length + text.length > MOST_REMEMBERED) forgetBodies()
  if (text.length > MOST_REMEMBERED) return reading
  length += text.length
  readings.set(text, reading)
  return reading
}

/** Reads a text as JSON. */
export function readJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as Json }
  } catch {
    return { ok: false, reason: 'the body is not JSON' }
  }
}
