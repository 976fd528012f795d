/**
 * Card data on its way between the issuer and D1. What encrypts it is loaded when it is needed first.
 * Keeps nothing.
 */
import type { DecryptionKey, EncryptionKey } from './jwe.ts'

/** What is encrypted. */
export interface CardData {
  /** Number of the card: up to 19 digits. */
  pan: string
  /** Expiry date, `MMYY`. */
  exp: string
  /** CVV2 or dynamic CVV2: 3 or 4 digits. */
  cvv?: string | undefined
  /** Second number of a co-badged card. */
  auxiliaryPan?: string | undefined
  /** Its expiry date, `MMYY`. */
  auxiliaryExp?: string | undefined
}

/**
 * Encrypts card data to D1: JWE in compact form, ECDH-ES, A256GCM, P-256.
 *
 * @see https://docs.payments.thalescloud.io/tokenization/ja/integrate-the-d1-api/encrypt-sensitive-data
 * @throws D1Error `INVALID_REQUEST` for card data that cannot be one, `CONFIGURATION` for a key that cannot be used
 */
export async function encryptCardData(data: CardData, key: EncryptionKey): Promise<string> {
  const { encrypt } = await import('./jwe.ts')
  return encrypt(data, key)
}

/**
 * Decrypts card data that D1 has encrypted to the issuer; of several keys, with the one that it names.
 *
 * @see https://docs.payments.thalescloud.io/tokenization/ja/integrate-the-d1-api/encrypt-sensitive-data
 * @throws D1Error `INVALID_RESPONSE` for what is no card data, `CONFIGURATION` when there is no key for it
 */
export async function decryptCardData(
  encryptedData: string,
  keys: DecryptionKey | readonly DecryptionKey[],
): Promise<CardData> {
  const { decrypt } = await import('./jwe.ts')
  return decrypt(encryptedData, keys)
}
