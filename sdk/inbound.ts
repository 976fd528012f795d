/**
 * What a team imports to call D1: the client, how it signs in, its ids, its error, and the encryption of card data.
 * The registry of that entry of the package: it only passes on, and loading it does nothing.
 */
export type { CallOptions } from './call.ts'
export { type CardData, decryptCardData, encryptCardData } from './card-data.ts'
export type { Authorisation, AuthorisationsOptions } from './cards/authorisations.ts'
export { createD1Client, type D1Client, type D1ClientOptions, type Environment } from './client.ts'
export { D1Error, type D1ErrorCode, type Problem } from './errors.ts'
export {
  type AuthorisationId,
  authorisationId,
  type CardId,
  type CardProductId,
  type ConsumerId,
  cardId,
  cardProductId,
  consumerId,
  type DigitalCardId,
  digitalCardId,
  type IssuerId,
  issuerId,
} from './ids.ts'
export type { DecryptionKey, EncryptionKey } from './jwe.ts'
export type { Key } from './keys.ts'
export type { Page, Rows } from './pagination.ts'
export type { ClientCertificate, Fetch } from './tls.ts'
export { type Auth, type AuthContext, type JwtBearer, jwtBearer, staticBearer, type TokenSource } from './token.ts'
export { type Answer, type Body, type Known, match, type Open, type OperationId } from './types.ts'
export type { Unknown } from './validation.ts'
