/**
 * The keys of encrypted card data: the pair the server is written to, made from its seed, and the public key of a bank
 * that it writes to.
 * Good for test data and for nothing else: whoever knows the seed knows the private key.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7517
 */
import { createECDH, createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { isObject } from '../../scripts/lib/json.ts'

/** A public key on P-256, as a JWK. */
export type PublicJwk = {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
}

/** A public key that card data is encrypted to, as a JWK for everybody. */
export type RecipientJwk = PublicJwk & {
  /** Id by which an encrypted text names it. */
  kid: string
  use: 'enc'
  alg: 'ECDH-ES'
}

/** The key pair that card data is encrypted to. */
export interface Recipient {
  jwk: RecipientJwk
  privateKey: KeyObject
}

/** Who a text is encrypted to. */
export interface Reader {
  kid: string
  publicKey: KeyObject
}

const known = new Map<number, Recipient>()

/** The recipient of a server with this seed. */
export function recipientOf(seed: number): Recipient {
  const recipient = known.get(seed) ?? makeRecipient(seed)
  known.set(seed, recipient)
  return recipient
}

function makeRecipient(seed: number): Recipient {
  const { d, ...jwk } = privateJwk(`recipient ${seed}`)
  const privateKey = createPrivateKey({ key: { ...jwk, d }, format: 'jwk' })
  return { jwk: { ...jwk, kid: `twin-${seed}`, use: 'enc', alg: 'ECDH-ES' }, privateKey }
}

/** Who the credentials of a server's cards are encrypted to. */
export function readerOf({ seed, credentialsKey }: { seed: number; credentialsKey?: Reader }): Reader {
  if (credentialsKey) return credentialsKey
  const { jwk } = recipientOf(seed)
  return { kid: jwk.kid, publicKey: createPublicKey({ key: { ...jwk }, format: 'jwk' }) }
}

/** The published key of a server with this seed, as a JWK set. */
export function publicJwks(seed: number): { keys: RecipientJwk[] } {
  return { keys: [recipientOf(seed).jwk] }
}

/** The private key on P-256 that is made from a text. */
export function privateJwk(text: string): PublicJwk & { d: string } {
  const secret = createHash('sha256').update(text).digest()
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  const point = pair.getPublicKey()
  const [x, y] = [encoded(point.subarray(1, 33)), encoded(point.subarray(33))]
  return { kty: 'EC', crv: 'P-256', x, y, d: encoded(secret) }
}

function encoded(bytes: Buffer): string {
  return bytes.toString('base64url')
}

/**
 * Public keys on P-256 from the text of a file: PEM, a JWK or a JWK set. Of a private key the public half is taken.
 * `undefined` when the text is none of them, or one of its keys is on another curve.
 */
export function readPublicKeys(text: string): Reader[] | undefined {
  try {
    const jwks = text.trimStart().startsWith('{') ? jwksIn(JSON.parse(text)) : undefined
    const readers = jwks
      ? jwks.map((jwk) => ({ kid: kidOf(jwk), publicKey: createPublicKey({ key: jwk, format: 'jwk' }) }))
      : [{ kid: '', publicKey: createPublicKey(text) }]
    return readers.length > 0 && readers.every(({ publicKey }) => isOnCurve(publicKey)) ? readers : undefined
  } catch {
    return undefined
  }
}

function jwksIn(parsed: unknown): Record<string, unknown>[] {
  if (!isObject(parsed)) return []
  return Array.isArray(parsed.keys) ? parsed.keys.filter(isObject) : [parsed]
}

/** The id of a key; empty when it has none. */
function kidOf({ kid }: Record<string, unknown>): string {
  return typeof kid === 'string' ? kid : ''
}

function isOnCurve({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1'
}
