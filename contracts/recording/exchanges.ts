/**
 * From an entry of an archive of this suite to the request and the answer it tells of.
 * Pure. A body that was not kept is no empty body: who reads it is told so.
 */
import type { Answer, Header, Request } from '../transport/exchange.ts'
import type { AnsweredEntry, Entry, Pair, SentEntry } from './har.ts'

/** Thrown when the body of an answer is read that the archive does not hold. */
export class BodyNotKept extends Error {
  override readonly name = 'BodyNotKept'

  constructor() {
    super('the recording does not hold the body of this answer')
  }
}

/** The request of an entry, relative to what its target was appended to. */
export function requestOf({ request }: Entry, target: string): Request {
  const body = bytesOf(request.postData ?? undefined)
  const { _connection: connection } = request
  return {
    method: request.method.toUpperCase(),
    target,
    headers: headersOf(request),
    ...(body && body.length > 0 ? { body } : {}),
    ...(typeof connection === 'string' ? { connection } : {}),
  }
}

/** The answer of an entry; reading a body that was not kept throws {@link BodyNotKept}. */
export function answerOf(response: AnsweredEntry, method: string): Answer {
  const { status, content = {}, _undecodable: undecodable } = response
  const headers = headersOf(response)
  const body = bytesOf(content)
  if (body !== undefined) return { status, headers, body, ...(undecodable === undefined ? {} : { undecodable }) }
  if (isBodiless(status, method) || content.size === 0) return { status, headers, body: new Uint8Array() }
  return withoutBody(status, headers)
}

/** Whether an answer has no body, whatever its headers say. */
export function isBodiless(status: number, method: string): boolean {
  return method.toUpperCase() === 'HEAD' || status === 204 || status === 304
}

/** An answer whose body nobody can read. */
export function withoutBody(status: number, headers: Header[]): Answer {
  return {
    status,
    headers,
    get body(): Uint8Array {
      throw new BodyNotKept()
    },
  }
}

/** The header lines; those that only HTTP/2 has say what the entry says elsewhere. */
export function headersOf({ headers = [] }: SentEntry | AnsweredEntry): Header[] {
  const lines = headers.filter(({ name }: Pair) => !name.startsWith(':'))
  return lines.map(({ name, value }): Header => [name.toLowerCase(), value])
}

/** The bytes of a body, when there is one. */
export function bytesOf(body: { text?: string; encoding?: string } | undefined): Uint8Array | undefined {
  if (body?.text === undefined) return undefined
  return body.encoding === 'base64' ? Buffer.from(body.text, 'base64') : new TextEncoder().encode(body.text)
}
