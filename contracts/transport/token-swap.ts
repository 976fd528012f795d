/**
 * A token that is renewed during a run stays what it was in everything that is planned, kept and shown: requests hold
 * the first one, and the current one takes its place on the way out. On the way in it is the other way round, so that
 * what hides and recognizes the first token does so with all of them.
 * Pure.
 */
import type { Answer, Header, Request } from './exchange.ts'

/** The request with the current token in the place of the first one. */
export function withToken(request: Request, first: string, current: string): Request {
  if (first === current) return request
  const pairs = spellings(first, current)
  return {
    ...request,
    target: replaced(request.target, pairs),
    headers: request.headers.map(([name, value]): Header => [name, replaced(value, pairs)]),
  }
}

/** The answer with the first token in the place of every later one that it repeats. */
export function withoutTokens(answer: Answer, first: string, later: readonly string[]): Answer {
  const pairs = later.filter((token) => token !== first).flatMap((token) => spellings(token, first))
  if (pairs.length === 0) return answer
  const bytes = Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength)
  const repeats = pairs.some(([from]) => bytes.includes(from))
  return {
    ...answer,
    headers: answer.headers.map(([name, value]): Header => [name, replaced(value, pairs)]),
    // One byte a character: what is no text stays what it is.
    body: repeats ? Buffer.from(replaced(bytes.toString('latin1'), pairs), 'latin1') : answer.body,
  }
}

/** Whether a request holds a token, in whatever way it is written. */
export function holds({ target, headers }: Request, token: string): boolean {
  return WRITERS.some(
    (write) => target.includes(write(token)) || headers.some(([, text]) => text.includes(write(token))),
  )
}

/** How a token is written in plain text, in a URL and in JSON. */
const WRITERS: readonly ((token: string) => string)[] = [
  (token) => token,
  encodeURIComponent,
  (token) => JSON.stringify(token).slice(1, -1),
]

/** One token and another, both written in each way. */
function spellings(from: string, to: string): (readonly [from: string, to: string])[] {
  return WRITERS.map((write) => [write(from), write(to)] as const)
}

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((rest, [from, to]) => rest.replaceAll(from, () => to), text)
}
