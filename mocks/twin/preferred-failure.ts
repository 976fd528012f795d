/**
 * A failure that a client asks for, so that it can try out what it does then: `Prefer: code=500`. Only documented
 * failures of the server itself are given; every other answer is earned.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
import { isRefusal, type Refusal, type Request, refuse } from '../exchange.ts'
import { readPreferences } from '../preferences.ts'

/** The failure that a request asks for; `undefined` when it asks for none, or none like that is documented. */
export function preferredFailure({ operation, call }: Request): Refusal | undefined {
  const preferences = readPreferences(call)
  if (isRefusal(preferences)) return undefined
  const { code = 0 } = preferences
  const isDocumented = code >= 500 && operation.responses[code] !== undefined
  return isDocumented ? refuse(code, 'server', 'fails as it was asked to') : undefined
}
