/**
 * Making a card known to D1, and reading what D1 knows about it.
 * Sends requests; encrypts card data before.
 * Longer than a function should be: it makes one object, and its methods carry their documentation with them.
 */
import { type CallOptions, perform } from '../call.ts'
import type { CardId } from '../ids.ts'
import type { Answer, Body } from '../types.ts'
import { type CardsContext, sealed, type WithCredentials } from './context.ts'

/** `d1.cards`: create, get, register. */
export function records({ api, caller, issuerId, encryption }: CardsContext) {
  return {
    /**
     * Has D1 create a card. An answer that got lost is never made up for by creating another one.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    create(card: Body<'createCard'>, options?: CallOptions): Promise<Answer<'createCard'>> {
      return perform(
        caller,
        {
          operation: 'createCard',
          method: 'POST',
          params: { path: { issuerId } },
          body: () => card,
          send: (init, body) => api.POST('/v2/issuers/{issuerId}/cards', { ...init, body }),
        },
        options,
      )
    },

    /**
     * Reads what D1 knows about a card.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    get(cardId: CardId, options?: CallOptions): Promise<Answer<'getCardDetails'>> {
      return perform(
        caller,
        {
          operation: 'getCardDetails',
          method: 'GET',
          params: { path: { issuerId, cardId } },
          body: () => undefined,
          send: (init) => api.GET('/v2/issuers/{issuerId}/cards/{cardId}', { ...init }),
        },
        options,
      )
    },

    /**
     * Registers a card that the issuer has made, with its `credentials` encrypted to D1's key.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    register(
      cardId: CardId,
      card: WithCredentials<Body<'registerCard'>>,
      options?: CallOptions,
    ): Promise<Answer<'registerCard'>> {
      return perform(
        caller,
        {
          operation: 'registerCard',
          method: 'PUT',
          params: { path: { issuerId, cardId } },
          body: () => sealed<Body<'registerCard'>>(card, encryption),
          send: (init, body) => api.PUT('/v2/issuers/{issuerId}/cards/{cardId}', { ...init, body }),
        },
        options,
      )
    },
  }
}
