/**
 * What an archive of others holds that says nothing about the contract: what never came back, what a browser asked or
 * answered by itself, and what HTTP has for copies.
 * Pure.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Entry, Pair } from './har.ts'

/** What HTTP itself has statuses for. @see https://www.rfc-editor.org/rfc/rfc9110#section-15 */
const OF_HTTP: readonly { statuses: readonly number[]; reason: string }[] = [
  { statuses: [206, 304], reason: 'a copy was confirmed or completed (206, 304)' },
  // A run would have asked again; here nobody can.
  { statuses: [429, 502, 503, 504], reason: 'something was busy or out of reach (429, 502, 503, 504)' },
]

/** Why an entry is not judged, whatever operation it fits: a sentence's second half. */
export function passedOver({ request, response, _unread, _fetchedViaServiceWorker }: Entry): string | undefined {
  if (_unread !== undefined) return `no archive has them like this: ${_unread}`
  if (request.method.toUpperCase() === 'OPTIONS' && has(request.headers, 'access-control-request-method')) {
    return 'a browser asked whether it may ask (CORS)'
  }
  if (response.status < 100) return 'no answer came'
  if (response.status < 200) return 'the connection went on as something else (1xx)'
  // A browser that knows a host for TLS, or runs a page's worker, answers before anything is sent.
  if (_fetchedViaServiceWorker === true || has(response.headers, 'non-authoritative-reason')) {
    return 'the browser answered by itself'
  }
  return undefined
}

/** Why an entry is not judged that fits an operation. */
export function passedOverBy({ response }: Entry, { responses }: Operation): string | undefined {
  if (Object.hasOwn(responses, response.status)) return undefined
  return OF_HTTP.find(({ statuses }) => statuses.includes(response.status))?.reason
}

function has(headers: readonly Pair[] | undefined, wanted: string): boolean {
  return headers?.some(({ name }) => name.toLowerCase() === wanted) ?? false
}
