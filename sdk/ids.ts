/**
 * Ids that cannot be mistaken for each other, and the functions that make them of text.
 * Pure; what they look like comes from the spec.
 */
import { type TextRule, texts } from '../generated/d1-inbound-card/rules.ts'
import { D1Error } from './errors.ts'

declare const BRAND: unique symbol

/** A text of one kind. */
export type Branded<Name extends string> = string & { readonly [BRAND]: Name }

/** Id of an issuer, given at onboarding. */
export type IssuerId = Branded<'IssuerId'>
/** Id of a card. */
export type CardId = Branded<'CardId'>
/** Id of a consumer, chosen by the issuer. */
export type ConsumerId = Branded<'ConsumerId'>
/** Id of a type of card, given at onboarding. */
export type CardProductId = Branded<'CardProductId'>
/** Id of a digital card. */
export type DigitalCardId = Branded<'DigitalCardId'>
/** Id of an authorisation. */
export type AuthorisationId = Branded<'AuthorisationId'>

/** @throws D1Error `INVALID_REQUEST` for a text that cannot be one */
export function issuerId(text: string): IssuerId {
  return checked<'IssuerId'>(text, 'issuerId', texts.issuerId)
}

/** @throws D1Error `INVALID_REQUEST` for a text that cannot be one */
export function cardId(text: string): CardId {
  return checked<'CardId'>(text, 'cardId', texts.cardId)
}

/** @throws D1Error `INVALID_REQUEST` for a text that cannot be one */
export function consumerId(text: string): ConsumerId {
  return checked<'ConsumerId'>(text, 'consumerId', texts.consumerId)
}

/** @throws D1Error `INVALID_REQUEST` for a text that cannot be one */
export function cardProductId(text: string): CardProductId {
  return checked<'CardProductId'>(text, 'cardProductId', texts.cardProductId)
}

/** @throws D1Error `INVALID_REQUEST` for a text that cannot be one */
export function digitalCardId(text: string): DigitalCardId {
  return checked<'DigitalCardId'>(text, 'digitalCardId', texts.digitalCardId)
}

/** @throws D1Error `INVALID_REQUEST` for a text that cannot be one */
export function authorisationId(text: string): AuthorisationId {
  return checked<'AuthorisationId'>(text, 'operationId', texts['authorisationCard-operationId'])
}

/** Lets a text through that keeps a rule. */
function checked<Name extends string>(text: string, name: string, rule: TextRule): Branded<Name> {
  if (keeps(text, rule)) return text as Branded<Name>
  const wanted = wordsOf(rule)
  const problems = [{ at: name, rule: `must be ${wanted}` }]
  throw new D1Error('INVALID_REQUEST', `The ${name} is not ${wanted}.`, { problems })
}

/** What is wanted, in words. */
function wordsOf({ minLength = 0, maxLength, pattern }: TextRule): string {
  if (pattern !== undefined) return `text that matches ${pattern}`
  if (maxLength === undefined) return `at least ${minLength} characters`
  return `${minLength === maxLength ? '' : `${minLength} to `}${maxLength} characters`
}

function keeps(text: unknown, { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: TextRule): boolean {
  if (typeof text !== 'string') return false
  // As JSON Schema counts: a character may be two units of a JavaScript string.
  const { length } = [...text]
  return length >= minLength && length <= maxLength && (pattern === undefined || new RegExp(pattern, 'u').test(text))
}
