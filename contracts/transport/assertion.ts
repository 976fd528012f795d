/**
 * The signed text by which one asks for an access token.
 * Pure, apart from the signature, which is different every time.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-2.1
 */
import { SignJWT } from 'jose'
import type { OAuth } from '../target.ts'

/** The grant that an assertion asks for. */
export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/**
 * How long an assertion is good for, in seconds. A third of the quarter of an hour that is allowed at most, and without
 * the time it was made: so it is good as well where clocks are minutes apart.
 */
const LIFETIME = 300

/** Signs an assertion; `now` in seconds. */
export async function signAssertion({ key, kid, iss, sub, aud }: OAuth, now: number): Promise<string> {
  const assertion = new SignJWT({})
    .setIssuer(iss)
    .setSubject(sub)
    .setExpirationTime(Math.floor(now) + LIFETIME)
  if (aud !== undefined) assertion.setAudience(aud)
  return assertion.setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid }).sign(key)
}

/** The form that is sent to the token endpoint. @see https://www.rfc-editor.org/rfc/rfc7521#section-4.1 */
export function assertionForm(assertion: string, scope: string | undefined): string {
  return new URLSearchParams({
    grant_type: JWT_BEARER,
    assertion,
    ...(scope === undefined ? {} : { scope }),
  }).toString()
}
