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

const [HEADER = '', , VECTOR = '', SHORTEST = '', TAG = ''] = PLACEHOLDER.split('.')

/** The same at a length; `undefined` where no text in base64url makes it so long. */
export function placeholderOfLength(length: number): string | undefined {
  const hidden = length - PLACEHOLDER.length + SHORTEST.length
  return hidden < SHORTEST.length || hidden % 4 === 1
    ? undefined
    : [HEADER, '', VECTOR, 'A'.repeat(hidden), TAG].join('.')
}

/** Whether a text stands where a real one is to be put, of whatever length. */
export function isPlaceholder(text: string): boolean {
  return text.startsWith(HEADER) && text === placeholderOfLength(text.length)
}

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
