/**
 * The keys of encrypted card data: the pair the server is written to, made from its seed, and the public key of a bank
 * that it writes to.
 * Good for test data and for nothing else: whoever knows the seed knows the private key.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7517
 */
import { createECDH, createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

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
