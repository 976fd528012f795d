/**
 * Encrypted card data as the guides describe it: JWE in compact form, ECDH-ES, A256GCM, P-256, and the key named by `kid`.
 * What is written is made from a seed, so that the same reads give the same bytes; what is read is refused unless it is
 * exactly that. Good for test data and for nothing else; no message repeats anything that was sent. What encrypts is
 * loaded for the first text, so that a server is up before it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7516
 */
import { createHash, webcrypto } from 'node:crypto'
import type { ProtectedHeaderParameters } from 'jose'
import { privateJwk, type Reader, type Recipient } from './keys.ts'

const ALGORITHM = { alg: 'ECDH-ES', enc: 'A256GCM' } as const

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** Encrypts a JSON text to a reader; seed and purpose tell one encryption from the next. */
export async function encrypt(
  text: string,
  { kid, publicKey }: Reader,
  seed: number,
  purpose: string,
): Promise<string> {
  const { CompactEncrypt } = await import('jose')
  const jwk = privateJwk(`ephemeral ${seed} ${purpose}`)
  const epk = await webcrypto.subtle.importKey('jwk', jwk, CURVE, true, ['deriveBits'])
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ ...ALGORITHM, ...(kid !== '' && { kid }) })
    .setKeyManagementParameters({ epk })
    .setInitializationVector(createHash('sha256').update(`vector ${seed} ${purpose}`).digest().subarray(0, 12))
    .encrypt(publicKey)
}

/** What was encrypted, or why it cannot be read, continuing a sentence. */
export type Decrypted = { text: string } | { problem: string }

/** Decrypts what was encrypted to a recipient. */
export async function decrypt(token: string, { jwk, privateKey }: Recipient): Promise<Decrypted> {
  const { compactDecrypt, decodeProtectedHeader } = await import('jose')
  const problem = headerProblem(() => decodeProtectedHeader(token), jwk.kid)
  if (problem !== undefined) return { problem }
  try {
    const { plaintext } = await compactDecrypt(token, privateKey, {
      keyManagementAlgorithms: [ALGORITHM.alg],
      contentEncryptionAlgorithms: [ALGORITHM.enc],
      maxDecompressedLength: 0,
    })
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(plaintext) }
  } catch {
    return { problem: 'cannot be decrypted with the key it names' }
  }
}

/** Why a text is not even worth decrypting; `undefined` when it is. */
function headerProblem(read: () => ProtectedHeaderParameters, kid: string): string | undefined {
  try {
    const header = read()
    if (header.alg !== ALGORITHM.alg) return `must be encrypted by ${ALGORITHM.alg}`
    if (header.enc !== ALGORITHM.enc) return `must be encrypted by ${ALGORITHM.enc}`
    if (header.zip !== undefined) return 'must not be compressed'
    return header.kid === kid ? undefined : 'must name the published key by `kid`'
  } catch {
    return 'must be a JWE in compact form'
  }
}
