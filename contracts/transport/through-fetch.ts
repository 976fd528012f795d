/**
 * Exchanges through a `fetch` that is given in place of the network: of a server in the same process, or of a client that
 * signs in its own way.
 * Follows no redirect; what `fetch` cannot say as it is meant is not said at all.
 */
import { MAX_ANSWER } from './connection.ts'
import type { Answer, Header, Request } from './exchange.ts'
import { LateAnswer, OversizedAnswer, UnwritableRequest } from './transport-failures.ts'

/** Answers a request; a web-standard `fetch` that is always given a whole request. */
export type Fetch = (request: globalThis.Request) => Promise<Response>

/** Sends to a URL and reads to the end; throws {@link LateAnswer} when that takes longer than `timeoutMs`. */
export async function exchangeThrough(fetch: Fetch, url: string, request: Request, timeoutMs: number): Promise<Answer> {
  const stop = new AbortController()
  const late = Promise.withResolvers<never>()
  // Not every fetch minds a signal.
  const timer = setTimeout(() => {
    const thrown = new LateAnswer()
    late.reject(thrown)
    stop.abort(thrown)
  }, timeoutMs)
  try {
    const written = write(url, request, stop.signal)
    return await Promise.race([fetch(written).then(read), late.promise])
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

/** The request as `fetch` takes it. @throws UnwritableRequest when that would be another one */
function write(url: string, { method, headers, body }: Request, signal: AbortSignal): globalThis.Request {
  if (URL.parse(url)?.href !== url) throw new UnwritableRequest('fetch would ask for another path')
  if (headers.some(([name]) => name === 'transfer-encoding')) throw new UnwritableRequest('fetch sends a body whole')
  const lines = headers.map(([name, value]): [string, string] => [name, value])
  try {
    const sent = body === undefined ? {} : { body: Uint8Array.from(body) }
    return new Request(url, { method, headers: lines, redirect: 'manual', signal, ...sent })
  } catch {
    throw new UnwritableRequest(`fetch does not send ${method} so`)
  }
}

/** The answer, whole. Whatever its content coding was, `fetch` has undone it. */
async function read(response: Response): Promise<Answer> {
  if (response.type === 'error') throw new TypeError('an error in place of an answer')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_ANSWER) throw new OversizedAnswer(MAX_ANSWER)
    chunks.push(chunk)
  }
  const headers = [...response.headers].map(([name, value]): Header => [name, value])
  return { status: response.status, headers, body: Buffer.concat(chunks) }
}
