/**
 * Signing certificates, and telling a genuine signature from any other.
 * A signed certificate is a JWS in compact form: any JOSE tool can verify it. What a signature may be made with is
 * decided here and by the key, never by what the signature says of itself.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-3.1 and https://www.rfc-editor.org/rfc/rfc8725#section-3.1
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { CompactSign, calculateJwkThumbprint, compactVerify, exportJWK } from 'jose'
import { isObject } from '../../scripts/lib/json.ts'

/** What a signature says it is for, so that none made for something else passes. */
const TYPE = 'd1-contracts-certificate'

/** A key and the one algorithm it is used with. */
export interface Key {
  key: KeyObject
  algorithm: 'ES256' | 'EdDSA'
  /** Thumbprint of the public key. @see https://www.rfc-editor.org/rfc/rfc7638 */
  id: string
}

/** A key that certificates are signed with, of PEM or JWK; a sentence when it is none. */
export async function privateKey(text: string): Promise<Key | { problem: string }> {
  const key = attempted(() => createPrivateKey(keyInput(text)))
  if (!key) return { problem: 'is no private key as PEM (unencrypted) or JWK' }
  return described(key, createPublicKey(key))
}

/** A key that certificates are verified with, of PEM or JWK; that of a private one as well. */
export async function publicKey(text: string): Promise<Key | { problem: string }> {
  const key = attempted(() => createPublicKey(keyInput(text)))
  return key ? described(key, key) : { problem: 'is no public key as PEM or JWK' }
}

function keyInput(text: string): Parameters<typeof createPublicKey>[0] & Parameters<typeof createPrivateKey>[0] {
  const jwk: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : undefined
  return isObject(jwk) ? { key: jwk, format: 'jwk' } : text
}

function attempted(make: () => KeyObject): KeyObject | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** The algorithm follows from the kind of the key alone. */
async function described(key: KeyObject, publicPart: KeyObject): Promise<Key | { problem: string }> {
  const algorithm = algorithmOf(key)
  if (!algorithm) return { problem: 'is neither on the curve P-256 (ES256) nor Ed25519 (EdDSA)' }
  return { key, algorithm, id: await calculateJwkThumbprint(await exportJWK(publicPart)) }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Key['algorithm'] | undefined {
  if (asymmetricKeyType === 'ed25519') return 'EdDSA'
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ES256' : undefined
}

/** Signs a payload. */
export function sign(payload: string, { key, algorithm, id }: Key): Promise<string> {
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: algorithm, kid: id, typ: TYPE })
    .sign(key)
}

/** Whether a signature was made with a key, for a certificate. */
export async function isGenuine(jws: string, { key, algorithm, id }: Key): Promise<boolean> {
  try {
    const { protectedHeader } = await compactVerify(jws, key, { algorithms: [algorithm] })
    return protectedHeader.typ === TYPE && protectedHeader.kid === id
  } catch {
    return false
  }
}
