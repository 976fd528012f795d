/**
 * When a call is made again, and after how long.
 * Pure, apart from waiting.
 */
import { aborted, type D1Error, type D1ErrorFacts } from './errors.ts'

/** The first pause is at most this long, in milliseconds; each further one may be twice as long. */
const BASE = 250
const LONGEST = 8_000
/** What D1 may ask to wait for; when it asks for more, the caller decides. */
const LONGEST_ASKED = 60_000
/** Statuses after which reading again is worth a try. */
const PASSING = new Set([408, 429, 500, 502, 503, 504])
/** Statuses by which a server says that it has done nothing and when to come again. */
const LATER = new Set([429, 503])

/** Whether a call that only reads was made. */
export function isReading(method: string): boolean {
  return method === 'GET'
}

/** Whether an answer allows to make the same call again without doing anything twice. */
export function isRepeatable(method: string, status: number, retryAfter: number | undefined): boolean {
  return isReading(method) ? PASSING.has(status) : LATER.has(status) && retryAfter !== undefined
}

/**
 * Milliseconds that a `Retry-After` header asks for, `undefined` when it asks for nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  // Only dates of HTTP: Date.parse would take a number for a year.
  const date = /^[A-Z][a-z]+,? .*\d/.test(text) ? Date.parse(text) : Number.NaN
  // By the clock of who has said it, when it says how late it is.
  const said = Date.parse(headers.get('date') ?? '') || now
  return Number.isNaN(date) ? undefined : Math.max(0, date - said)
}

/** How long to wait before the next try, in milliseconds; `undefined` when there is to be none. */
export function pauseBefore(retry: number, error: D1Error, random: () => number): number | undefined {
  if (!error.retryable) return undefined
  if (error.retryAfter === undefined) return random() * Math.min(LONGEST, BASE * 2 ** retry)
  return error.retryAfter > LONGEST_ASKED ? undefined : error.retryAfter
}

/** Waits, unless the signal comes first. @throws D1Error `ABORTED` */
export function pause(ms: number, signal: AbortSignal | undefined, facts: D1ErrorFacts): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(aborted({ ...facts, cause: signal?.reason }))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Milliseconds that a timer can count. */
export function bounded(ms: number): number {
  return Math.min(Math.max(0, ms) || 0, 2 ** 31 - 1)
}
