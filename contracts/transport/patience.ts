/**
 * What an answer asks of those who come again: which statuses may be over in a moment, and how long to wait.
 * Pure.
 */
import { type Answer, headerOf } from './exchange.ts'

/** Statuses that may be over in a moment. */
export function isMomentary(status: number): boolean {
  return status === 429 || isUnavailable(status)
}

/** Statuses by which a gateway or a server says that it cannot answer just now. */
export function isUnavailable(status: number): boolean {
  return status === 502 || status === 503 || status === 504
}

/**
 * How long an answer asks to wait, in milliseconds; `undefined` when it does not say. A date is compared with the date
 * of the answer itself, when that has one: the clocks of two machines differ.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function waitAsked(answer: Answer, now: () => number): number | undefined {
  const asked = headerOf(answer, 'retry-after')?.trim()
  if (asked === undefined || asked === '') return undefined
  if (/^\d+$/.test(asked)) return Number(asked) * 1000
  const until = dateOf(asked)
  return until === undefined ? undefined : Math.max(0, until - (dateOf(headerOf(answer, 'date') ?? '') ?? now()))
}

/** The time of an HTTP date; the obsolete forms are read, too. @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
export function dateOf(text: string): number | undefined {
  const looksRight = /^(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? [\w :-]{15,30}$/.test(text)
  // The form of C's asctime names no zone; it is UTC as well.
  const time = looksRight ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
