/**
 * What all operations on cards work with, and the encryption of what must not be sent in clear.
 * Keeps no card data.
 */
import type { ApiClient } from '../../generated/d1-inbound-card/client.ts'
import type { Caller } from '../call.ts'
import { type CardData, encryptCardData } from '../card-data.ts'
import { D1Error } from '../errors.ts'
import type { IssuerId } from '../ids.ts'
import type { EncryptionKey } from '../jwe.ts'

/** What the methods work with. */
export interface CardsContext {
  api: ApiClient
  caller: Caller
  issuerId: IssuerId
  /** D1's key, for those who give card data in clear. */
  encryption: EncryptionKey | undefined
}

/** Card data in clear, to be encrypted to D1's key, or encrypted already. */
export type WithCredentials<Content> = Omit<Content, 'encryptedData'> &
  ({ credentials: CardData; encryptedData?: never } | { encryptedData: string; credentials?: never })

/** As {@link WithCredentials}, or neither. */
export type WithOptionalCredentials<Content> =
  | WithCredentials<Content>
  | (Omit<Content, 'encryptedData'> & { credentials?: never; encryptedData?: never })

/**
 * The body with its card data encrypted.
 *
 * @throws D1Error `CONFIGURATION` without a key of D1, `INVALID_REQUEST` for card data that cannot be one
 */
export async function sealed<Content extends { encryptedData?: string }>(
  content: WithOptionalCredentials<Content>,
  encryption: EncryptionKey | undefined,
): Promise<Content> {
  const { credentials, ...rest } = content
  // What is left when the credentials are taken out is the body itself; the compiler does not see through the choice.
  if (credentials === undefined) return rest as Content
  if (!encryption) {
    const sentence = 'Card data is only sent encrypted: give the client `encryption`, the public key of D1 and its id.'
    throw new D1Error('CONFIGURATION', sentence)
  }
  return { ...rest, encryptedData: await encryptCardData(credentials, encryption) } as Content
}
