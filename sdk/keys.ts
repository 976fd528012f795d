/**
 * Keys on the curve P-256, in the forms in which teams have them.
 * Reads nothing but what it is given, and never says what it was.
 */
import type { CryptoKey, JWK, KeyObject } from 'jose'
import { D1Error } from './errors.ts'

/** A key: PEM (PKCS #8 when it is private, SPKI when it is public) as text or bytes, JWK, or as the runtime has it. */
export type Key = string | Uint8Array | JWK | CryptoKey | KeyObject

/** What a key is for. */
export interface Purpose {
  kind: 'private' | 'public'
  alg: 'ES256' | 'ECDH-ES'
}

/** A key in a form that jose takes. @throws D1Error `CONFIGURATION` when it is no key, or on another curve */
export async function readKey(key: Key, { kind, alg }: Purpose): Promise<JWK | CryptoKey | KeyObject> {
  const given = key instanceof Uint8Array ? new TextDecoder().decode(key) : key
  const read = typeof given === 'string' ? await readPem(given, kind, alg) : given
  // Of what the environment does not have nothing may be left.
  if (curveOf(Object(read)) === 'P-256') return read
  throw new D1Error('CONFIGURATION', `The ${kind} key for ${alg} is not on the curve P-256.`)
}

async function readPem(pem: string, kind: Purpose['kind'], alg: string): Promise<CryptoKey> {
  // Loaded only for those who have PEM.
  const { importPKCS8, importSPKI } = await import('jose/key/import')
  try {
    return await (kind === 'private' ? importPKCS8 : importSPKI)(pem, alg)
  } catch {
    // What was thrown may quote the key.
    const form = kind === 'private' ? 'PKCS #8 (`BEGIN PRIVATE KEY`)' : 'SPKI (`BEGIN PUBLIC KEY`)'
    throw new D1Error('CONFIGURATION', `The ${kind} key for ${alg} is no P-256 key in PEM, form ${form}.`)
  }
}

/** The curve of a key, as JWK names it. */
function curveOf(key: JWK | CryptoKey | KeyObject): unknown {
  if ('crv' in key) return key.crv
  if ('algorithm' in key && typeof key.algorithm === 'object') return Object(key.algorithm).namedCurve
  if (!('asymmetricKeyDetails' in key)) return undefined
  return Object(key.asymmetricKeyDetails).namedCurve === 'prime256v1' ? 'P-256' : undefined
}
