/**
 * Refusals that HTTP itself defines, whatever a document says.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5
 */
import { isCondition } from '../requests/preconditions.ts'
import type { Fault } from '../result.ts'

/** Refusals that HTTP itself defines for requests that are too large. */
const TOO_LARGE = [413, 414, 431]

/** Refusals that HTTP itself defines for conditions that are missing, or not met. */
const CONDITIONAL = [412, 428]

/** Whether HTTP itself has this status for a fault, whatever the document says. */
export function isOfHttp({ location, keyword, name }: Fault, status: number): boolean {
  if (location === 'header' && isCondition({ in: location, name }) && CONDITIONAL.includes(status)) return true
  if (location === 'path' && status === 404) return true
  // A body that is missing has no media type either.
  if (location === 'body' && keyword === 'required' && name === '' && status === 415) return true
  return keyword === 'maxLength' && TOO_LARGE.includes(status)
}
