/**
 * Details of a problem, as HTTP APIs write errors.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
import { isObject } from '../../scripts/lib/json.ts'
import { type Answer, mediaTypeOf, parseBody } from '../transport/exchange.ts'

const PROBLEM = 'application/problem+json'

/** The status that the details of a problem give; nothing for any other answer, and where they give none. */
export function problemIn(answer: Answer): { status: number } | undefined {
  if (mediaTypeOf(answer) !== PROBLEM) return undefined
  const parsed = parseBody(answer)
  const status = parsed.ok && isObject(parsed.value) ? parsed.value.status : undefined
  return typeof status === 'number' ? { status } : undefined
}
