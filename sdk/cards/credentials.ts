/**
 * Reading and comparing the credentials of a card.
 * Sends requests; encrypts card data before, and leaves what D1 has encrypted as it is.
 * Longer than a function should be: it makes one object, and its methods carry their documentation with them.
 */
import { type CallOptions, perform } from '../call.ts'
import type { CardId } from '../ids.ts'
import type { Answer, Body } from '../types.ts'
import { type CardsContext, sealed, type WithCredentials } from './context.ts'

/** `d1.cards.credentials`. */
export function credentials({ api, caller, issuerId, encryption }: CardsContext) {
  return {
    /**
     * Reads the credentials of a card, encrypted to the issuer: `decryptCardData` reads them.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    get(cardId: CardId, options?: CallOptions): Promise<Answer<'getCardCredentials'>> {
      return perform(
        caller,
        {
          operation: 'getCardCredentials',
          method: 'GET',
          params: { path: { issuerId, cardId } },
          body: () => undefined,
          send: (init) => api.GET('/v2/issuers/{issuerId}/cards/{cardId}/credentials', { ...init }),
        },
        options,
      )
    },

    /**
     * Compares credentials with those of a card; throws when they are not valid.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    verify(
      card: WithCredentials<Body<'verifyCardCredentials'>>,
      options?: CallOptions,
    ): Promise<Answer<'verifyCardCredentials'>> {
      return perform(
        caller,
        {
          operation: 'verifyCardCredentials',
          method: 'POST',
          params: { path: { issuerId } },
          body: () => sealed<Body<'verifyCardCredentials'>>(card, encryption),
          send: (init, body) => api.POST('/v2/issuers/{issuerId}/cards/credentials', { ...init, body }),
        },
        options,
      )
    },
  }
}
