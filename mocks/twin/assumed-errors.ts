/**
 * Says of an error which assumed facts it follows, as other answers do: the pages list one code, that of a request that
 * is malformed.
 * Pure.
 */
import type { ErrorAnswerer } from '../errors.ts'

/** The header that names the assumed facts which an answer follows. */
export const ASSUMED = 'x-twin-assumed'

/** Facts by the status that they say something about. */
const FACTS: Readonly<Record<number, string>> = {
  401: 'error-examples',
  403: 'error-examples',
  404: 'error-examples',
  415: 'unsupported-media-type',
  500: 'error-examples',
}

/** Adds the facts to errors. */
export function tellAssumed(next: ErrorAnswerer): ErrorAnswerer {
  return (refusal, operation) => {
    const reply = next(refusal, operation)
    const fact = FACTS[reply.status]
    if (fact === undefined) return reply
    const others = reply.headers[ASSUMED]
    return { ...reply, headers: { ...reply.headers, [ASSUMED]: others === undefined ? fact : `${others}, ${fact}` } }
  }
}
