/**
 * Encryption as RFC 7516 and RFC 7518 write it down, step by step with primitives of Node.js: a second reading, by which
 * the client's is judged. It is itself judged by the vectors of the two documents.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-4.6
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
} from 'node:crypto'
import type { JWK } from 'jose'

const bytes = (text: string) => Buffer.from(text, 'base64url')

/** A length of 32 bits before a value. */
function prefixed(value: Buffer): Buffer {
  return Buffer.concat([count(value.length), value])
}

function count(number: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(number)
  return buffer
}

/** The key that two parties agree on (section 4.6.2: Concat KDF, one round of SHA-256). */
export function agreedKey(
  privateJwk: JWK,
  publicJwk: JWK,
  { enc, bits, apu = '', apv = '' }: { enc: string; bits: number; apu?: string; apv?: string },
): Buffer {
  const { d: _, ...point } = publicJwk
  const secret = diffieHellman({
    privateKey: createPrivateKey({ key: privateJwk, format: 'jwk' }),
    publicKey: createPublicKey({ key: point, format: 'jwk' }),
  })
  const parties = [prefixed(bytes(apu)), prefixed(bytes(apv))]
  const info = Buffer.concat([prefixed(Buffer.from(enc)), ...parties, count(bits)])
  const digest = createHash('sha256').update(Buffer.concat([count(1), secret, info]))
  return digest.digest().subarray(0, bits / 8)
}

/** AES-GCM with a 256 bit key (RFC 7516, section 5.1). */
export function seal(key: Buffer, iv: Buffer, aad: string, plaintext: string): { ciphertext: string; tag: string } {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad, 'ascii'))
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]).toString('base64url')
  return { ciphertext, tag: cipher.getAuthTag().toString('base64url') }
}

/** The other way. */
export function open(key: Buffer, [header = '', , iv = '', ciphertext = '', tag = '']: readonly string[]): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv)).setAAD(Buffer.from(header, 'ascii'))
  decipher.setAuthTag(bytes(tag))
  return Buffer.concat([decipher.update(bytes(ciphertext)), decipher.final()]).toString('utf8')
}
