/** Valid bodies as texts, with what a step wants to be different; `undefined` leaves a property out. */

import { encrypt } from '../../../mocks/twin/jwe.ts'
import { readerOf } from '../../../mocks/twin/keys.ts'

/** A text that is encrypted to the server of a seed. */
export const sealed = (plain: unknown, seed = 1): Promise<string> =>
  encrypt(JSON.stringify(plain), readerOf({ seed }), seed, JSON.stringify(plain))

/** Encrypted data of a card. */
export const SECRET = await sealed({ pan: '4000001234567899', exp: '1029' })

/** Creates a card. */
export function create(different: object = {}): string {
  return `POST @ ${JSON.stringify({ consumerId: 'consumer-1', cardProductId: 'product-1', name: 'ALEX EXAMPLE', ...different })}`
}

/** Registers a card. */
export function register(cardId: string, different: object = {}): string {
  const body = { consumerId: 'consumer-1', cardProductId: 'product-1', name: 'ALEX EXAMPLE', encryptedData: SECRET }
  return `PUT @/${cardId} ${JSON.stringify({ ...body, ...different })}`
}

/** Does something to a card; without a body when none is given. */
export function operation(name: string, body?: unknown, cardId = 'card-0001'): string {
  return `POST @/${cardId}/operations:${name}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`
}

/** Updates the controls or limits of the first card. */
export function update(what: 'controls' | 'limits', value: unknown): string {
  return `PATCH @/card-0001/${what} ${JSON.stringify({ [what]: value })}`
}

/** Reads the first card, or another one. */
export function details(cardId = 'card-0001'): string {
  return `GET @/${cardId}`
}
