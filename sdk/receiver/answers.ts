/**
 * What a receiver answers, by what D1 does then: after 204 it is done; after 400, 401, 403 and 404 it holds the
 * notification until somebody has seen to it; after 500 and 503 it comes again.
 * Pure. Names places and rules, never values.
 *
 * @see the responses of the operation in specs/canonical/d1-outbound-card.yaml
 */
import type { components } from '../../generated/d1-outbound-card/types.ts'

type ErrorBody = components['schemas']['errorGeneric']

/** All is done; D1 need not say it again. */
export function done(): Response {
  return new Response(null, { status: 204 })
}

/** Refuses for good, or for now. */
export function refusal(status: number, errorCode: string, error: string, headers: Record<string, string> = {}) {
  const body: ErrorBody = { errorCode, error }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** Asks D1 to come again. */
export function later(error: string): Response {
  return refusal(503, 'SERVICE_UNAVAILABLE', error)
}
