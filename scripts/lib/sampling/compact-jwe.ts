/**
 * Whether a text has the form of an encrypted one in compact form: five parts in base64url, and a header that names two
 * algorithms. Whether it can be decrypted is its reader's affair.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7516#section-7.1
 */
import { isObject } from '../json.ts'

/** Name of the format in a schema. */
export const JWE = 'jwe'

/** A text of the form that nobody can decrypt: it stands where a real one is to be put before it is sent. */
export const PLACEHOLDER = 'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSJ9..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA'

/** The second part is empty where the key is agreed upon, not sent. */
const PARTS = /^([\w-]+)\.[\w-]*\.[\w-]+\.[\w-]*\.[\w-]+$/

/** Whether a text has the form. */
export function isCompactJwe(text: string): boolean {
  const header = PARTS.exec(text)?.[1]
  if (header === undefined) return false
  try {
    const parsed: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
    return isObject(parsed) && typeof parsed.alg === 'string' && typeof parsed.enc === 'string'
  } catch {
    return false
  }
}
