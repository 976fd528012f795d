/**
 * The encryption of card data: JWE in compact form, ECDH-ES, A256GCM, P-256.
 * Pure, apart from the randomness of encryption. Card data is in no error and goes nowhere else.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7516
 */
import { compactDecrypt } from 'jose/jwe/compact/decrypt'
import { CompactEncrypt } from 'jose/jwe/compact/encrypt'
import type { CardData } from './card-data.ts'
import { D1Error, told } from './errors.ts'
import { type Key, readKey } from './keys.ts'

/** D1's key: who encrypts to it can be read by D1 only. */
export interface EncryptionKey {
  /** The public key. */
  key: Key
  /** Its id, by which D1 finds the private one. */
  kid: string
}

/** A key of the issuer. */
export interface DecryptionKey {
  /** The private key. */
  key: Key
  /** Its id; without one the key is tried on everything. */
  kid?: string | undefined
}

const ALG = 'ECDH-ES'
const ENC = 'A256GCM'
/** The longest text that can be encrypted data. */
const LONGEST = 8192

const PAN = /^\d{1,19}$/
const EXP = /^(0[1-9]|1[0-2])\d{2}$/

/** What each part looks like, in words and as a pattern. */
const PARTS: Readonly<Record<keyof CardData, readonly [string, RegExp]>> = {
  pan: ['up to 19 digits', PAN],
  exp: ['MMYY', EXP],
  cvv: ['3 or 4 digits', /^\d{3,4}$/],
  auxiliaryPan: ['up to 19 digits', PAN],
  auxiliaryExp: ['MMYY', EXP],
}

/** Encrypts card data to D1. @see encryptCardData */
export async function encrypt(data: CardData, { key, kid }: EncryptionKey): Promise<string> {
  check(data, 'INVALID_REQUEST')
  const stray = Object.keys(data).some((name) => !Object.hasOwn(PARTS, name))
  if (stray) throw new D1Error('INVALID_REQUEST', `Card data has other parts than ${Object.keys(PARTS).join(', ')}.`)
  const recipient = await readKey(key, { kind: 'public', alg: ALG })
  try {
    return await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(data)))
      .setProtectedHeader({ alg: ALG, enc: ENC, kid })
      .encrypt(recipient)
  } catch (cause) {
    throw new D1Error('CONFIGURATION', 'Card data cannot be encrypted with the key of D1.', { cause })
  }
}

/** Decrypts card data of D1. @see decryptCardData */
export async function decrypt(
  encryptedData: string,
  keys: DecryptionKey | readonly DecryptionKey[],
): Promise<CardData> {
  if (typeof encryptedData !== 'string' || encryptedData.length > LONGEST) throw unreadable()
  const kid = kidOf(encryptedData)
  const all = [keys].flat()
  const known = all.find((one) => one.kid === kid && kid !== undefined) ?? all.find((one) => one.kid === undefined)
  if (!known) throw new D1Error('CONFIGURATION', 'There is no key for the `kid` that the encrypted data names.')
  const key = await readKey(known.key, { kind: 'private', alg: ALG })
  const options = { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: [ENC] }
  // Neither what could not be decrypted nor what could be and is no JSON may be seen, so the cause is not kept.
  const data: unknown = await compactDecrypt(encryptedData, key, options)
    .then(({ plaintext }) => JSON.parse(new TextDecoder().decode(plaintext)))
    .catch(() => {
      throw unreadable()
    })
  return check(data, 'INVALID_RESPONSE')
}

function unreadable(): D1Error {
  const sentence = 'The encrypted data cannot be read: it is malformed, tampered with, or encrypted to another key.'
  return new D1Error('INVALID_RESPONSE', sentence)
}

/** The id of the key in the protected header, as far as it can be read. */
function kidOf(encryptedData: string): string | undefined {
  const [header = ''] = encryptedData.split('.')
  try {
    const { kid } = Object(JSON.parse(atob(header.replaceAll('-', '+').replaceAll('_', '/'))))
    return typeof kid === 'string' ? kid : undefined
  } catch {
    throw unreadable()
  }
}

/** Lets card data through. */
function check(data: unknown, code: 'INVALID_REQUEST' | 'INVALID_RESPONSE'): CardData {
  const found = Object(data)
  const problems = Object.entries(PARTS).flatMap(([name, [rule, pattern]]) => {
    const value: unknown = Object.hasOwn(found, name) ? found[name] : undefined
    if (value === undefined && name !== 'pan' && name !== 'exp') return []
    return typeof value === 'string' && pattern.test(value) ? [] : [{ at: name, rule: `must be ${rule}` }]
  })
  if (problems.length === 0) return found
  throw new D1Error(code, `Card data breaks a rule: ${told(problems)}.`, { problems })
}
