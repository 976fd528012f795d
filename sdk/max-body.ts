/**
 * A bound for the bodies of answers, so that nobody who answers can fill the memory, by a body without an end or by one
 * that was small before it was decompressed.
 * Reads no further than the bound; keeps nothing.
 */
import { D1Error } from './errors.ts'
import type { Fetch } from './tls.ts'

/** A `fetch` whose answers break off with `TOO_LARGE` where they get too large; their connections are given up. */
export function withMaxBody(fetch: Fetch, most: number): Fetch {
  return async (request) => {
    const answer = await fetch(request)
    if (answer.body === null) return answer
    const { status, body } = answer
    let size = 0
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength
        // What is thrown ends the answer, and what it comes from.
        if (!(size <= most)) throw new D1Error('TOO_LARGE', `The answer is larger than ${most} bytes.`, { status })
        controller.enqueue(chunk)
      },
    })
    return new Response(body.pipeThrough(counting, { signal: request.signal }), answer)
  }
}
