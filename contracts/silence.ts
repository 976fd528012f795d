/**
 * What is known of requests that get no answer: which kinds hang, whether silence says anything on this target at all.
 * Writes into the hangs of a run and nothing else.
 */
import type { Limited } from './transport/line.ts'
import type { Failure } from './transport/transport-failures.ts'

/** Kinds of requests, and probes, that made the target hang, with how often; kept for a whole run. */
export type Hangs = Map<string, number>

/** Under which is kept how often a request got an answer at one time and none at another. */
const WAVERING = 'wavering'

/** Remembers that a request got an answer at one time and none at another. */
export function waver(hangs: Hangs): void {
  hangs.set(WAVERING, (hangs.get(WAVERING) ?? 0) + 1)
}

/** Whether that was seen: silence says nothing then. */
export function wavers(hangs: Hangs): boolean {
  return hangs.has(WAVERING)
}

/** What came of a request, as far as it matters whether there is an answer. */
type Outcome = { ok: true } | { ok: false; failure: Failure | Limited }

/** Why there is no answer, when the target was reached and said nothing. */
export function silenceOf(reply: Outcome): Failure | undefined {
  if (reply.ok || (reply.failure.kind !== 'timeout' && reply.failure.kind !== 'reset')) return undefined
  return { kind: reply.failure.kind, sentence: reply.failure.sentence }
}

/** What becomes of a request after which the connection is closed each time. */
export function closed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure: { ...failure, kind: 'closing' } }
}
