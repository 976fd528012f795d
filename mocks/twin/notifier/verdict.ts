/**
 * What an answer to a notification means. The page documents 204, 400, 401, 403, 404, 500 and 503; what it does not
 * document waits for a person, unless HTTP itself calls it temporary.
 * Pure.
 */
import type { Failure } from './notification.ts'

/** What came of a request. */
export type Outcome = Answered | { failure: Failure }

/** The head of an answer. */
export interface Answered {
  status: number
  /** The `Retry-After` header as it was sent. */
  retryAfter?: string
}

/**
 * What to do next: `done`; `hold` until the issue is resolved; `unavailable`: nobody can be reached, so everything
 * waits; `later`: send this again, the others may pass.
 */
export type Verdict = 'done' | 'hold' | 'unavailable' | 'later'

const BY_STATUS: Readonly<Record<number, Verdict>> = {
  204: 'done',
  400: 'hold',
  401: 'hold',
  403: 'hold',
  404: 'hold',
  408: 'later',
  425: 'later',
  429: 'unavailable',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/** Judges what came of a request. */
export function verdictOf(outcome: Outcome): Verdict {
  if ('failure' in outcome) return outcome.failure === 'UNREACHABLE' ? 'unavailable' : 'later'
  return BY_STATUS[outcome.status] ?? (outcome.status >= 500 ? 'later' : 'hold')
}

/** Whether a refusal is about the caller and not about what was sent: parts of it would be refused as well. */
export function isAboutCaller(outcome: Outcome): boolean {
  return 'status' in outcome && outcome.status === 401
}
