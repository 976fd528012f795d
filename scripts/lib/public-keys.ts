/**
 * Public keys on P-256 as people keep them: PEM, a JWK or a JWK set. Of a private key the public half is taken.
 * Reads the file it is told to; never repeats any of it.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { readText } from './documents.ts'
import { PipelineError, type Place } from './errors.ts'
import { isObject, type JsonObject } from './json.ts'

/** A public key and the id it is named by; the id is empty when it has none. */
export interface PublicKey {
  kid: string
  publicKey: KeyObject
}

/**
 * The keys in a file, one at least.
 *
 * @param role whose keys they are, for messages
 * @throws PipelineError `FILE` when it cannot be read, `ARGUMENTS` when it holds something else
 */
export async function publicKeysIn(file: string, role: string): Promise<PublicKey[]> {
  return publicKeysOf(await readText(file), role, { file })
}

/** The keys in a text, one at least. @throws PipelineError `ARGUMENTS` when it holds something else */
export function publicKeysOf(text: string, role: string, place: Place): PublicKey[] {
  const keys = parse(text)
  if (keys === undefined || keys.length === 0) {
    throw new PipelineError('ARGUMENTS', `The ${role} is no key as PEM, JWK or JWK set.`, place)
  }
  if (!keys.every(({ publicKey }) => isOnCurve(publicKey))) {
    throw new PipelineError('ARGUMENTS', `The ${role} is not on the curve P-256.`, place)
  }
  return keys
}

/** The key in a text that holds one only. @throws PipelineError `ARGUMENTS` when it holds something else */
export function publicKeyOf(text: string, role: string, place: Place): PublicKey {
  const [first, ...others] = publicKeysOf(text, role, place)
  if (first && others.length === 0) return first
  throw new PipelineError('ARGUMENTS', `The ${role} is a set of several keys; keep one.`, place)
}

function parse(text: string): PublicKey[] | undefined {
  try {
    if (!text.trimStart().startsWith('{')) return [{ kid: '', publicKey: createPublicKey(text) }]
    const jwks = jwksIn(JSON.parse(text))
    return jwks.map((jwk) => ({ kid: kidOf(jwk), publicKey: createPublicKey({ key: jwk, format: 'jwk' }) }))
  } catch {
    return undefined
  }
}

function jwksIn(parsed: unknown): JsonObject[] {
  if (!isObject(parsed)) return []
  return Array.isArray(parsed.keys) ? parsed.keys.filter(isObject) : [parsed]
}

function kidOf({ kid }: JsonObject): string {
  return typeof kid === 'string' ? kid : ''
}

function isOnCurve({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1'
}
