/**
 * Encrypted card data as the guides describe it: JWE in compact form, ECDH-ES, A256GCM, P-256.
 * Everything is made from a seed, so that the same reads give the same bytes; good for test data and for nothing else.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7516
 */
import { createECDH, createHash, webcrypto } from 'node:crypto'
import { CompactEncrypt } from 'jose'

/** Encrypts a JSON text to the recipient of this server; `purpose` tells one encryption from the next. */
export async function encrypt(text: string, seed: number, purpose: string): Promise<string> {
  const recipient = await publicKeyFrom(`recipient ${seed}`)
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: `twin-${seed}` })
    .setKeyManagementParameters({ epk: await privateKeyFrom(`ephemeral ${seed} ${purpose}`) })
    .setInitializationVector(digest(`vector ${seed} ${purpose}`).subarray(0, 12))
    .encrypt(recipient)
}

/** A test number that ends in a check digit, as the networks reserve them for tests. */
export function testPan(purpose: string): string {
  const number = digest(`pan ${purpose}`).readUIntBE(0, 5)
  const body = `400000${String(number % 1_000_000_000).padStart(9, '0')}`
  return body + checkDigit(body)
}

/** @see https://www.iso.org/standard/70484.html */
function checkDigit(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** Three digits that change with their purpose. */
export function testCvv(purpose: string): string {
  return String(digest(`cvv ${purpose}`).readUInt32BE(0) % 1000).padStart(3, '0')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** The private P-256 key made from a text. */
function privateKeyFrom(text: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('jwk', { ...publicJwk(text), d: encoded(digest(text)) }, CURVE, true, [
    'deriveBits',
  ])
}

/** The public key that belongs to it. */
function publicKeyFrom(text: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('jwk', publicJwk(text), CURVE, true, [])
}

function publicJwk(text: string): webcrypto.JsonWebKey {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(digest(text))
  const point = pair.getPublicKey()
  return { kty: 'EC', crv: 'P-256', x: encoded(point.subarray(1, 33)), y: encoded(point.subarray(33)) }
}

function encoded(bytes: Buffer): string {
  return bytes.toString('base64url')
}
