/**
 * What changes the state of a card.
 * Sends requests; encrypts card data before.
 * Longer than a function should be: it makes one object, and its methods carry their documentation with them.
 */
import { type CallOptions, perform } from '../call.ts'
import type { CardId } from '../ids.ts'
import type { Answer, Body } from '../types.ts'
import { type CardsContext, sealed, type WithOptionalCredentials } from './context.ts'

/** `d1.cards`: resume, suspend, delete, replace, renew. */
export function lifeCycle({ api, caller, issuerId, encryption }: CardsContext) {
  return {
    /**
     * Makes a suspended card usable again, and unlocks a locked one. No first activation.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    resume(cardId: CardId, reason: Body<'resumeCard'> = {}, options?: CallOptions): Promise<Answer<'resumeCard'>> {
      return perform(
        caller,
        {
          operation: 'resumeCard',
          method: 'POST',
          params: { path: { issuerId, cardId } },
          body: () => reason,
          send: (init, body) => api.POST('/v2/issuers/{issuerId}/cards/{cardId}/operations:resume', { ...init, body }),
        },
        options,
      )
    },

    /**
     * Has payments with a card declined until it is resumed.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    suspend(cardId: CardId, reason: Body<'suspendCard'> = {}, options?: CallOptions): Promise<Answer<'suspendCard'>> {
      return perform(
        caller,
        {
          operation: 'suspendCard',
          method: 'POST',
          params: { path: { issuerId, cardId } },
          body: () => reason,
          send: (init, body) => api.POST('/v2/issuers/{issuerId}/cards/{cardId}/operations:suspend', { ...init, body }),
        },
        options,
      )
    },

    /**
     * Deletes a card, for good.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    delete(cardId: CardId, reason: Body<'deleteCard'> = {}, options?: CallOptions): Promise<Answer<'deleteCard'>> {
      return perform(
        caller,
        {
          operation: 'deleteCard',
          method: 'POST',
          params: { path: { issuerId, cardId } },
          body: () => reason,
          send: (init, body) => api.POST('/v2/issuers/{issuerId}/cards/{cardId}/operations:delete', { ...init, body }),
        },
        options,
      )
    },

    /**
     * Replaces a card by one with another id and number. `newCardId` and `credentials` are asked for when the issuer has
     * registered the card, and refused when D1 has created it.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    replace(
      cardId: CardId,
      reason: WithOptionalCredentials<Body<'replaceCard'>>,
      options?: CallOptions,
    ): Promise<Answer<'replaceCard'>> {
      return perform(
        caller,
        {
          operation: 'replaceCard',
          method: 'POST',
          params: { path: { issuerId, cardId } },
          body: () => sealed<Body<'replaceCard'>>(reason, encryption),
          send: (init, body) => api.POST('/v2/issuers/{issuerId}/cards/{cardId}/operations:replace', { ...init, body }),
        },
        options,
      )
    },

    /**
     * Gives a card a new expiry date. `newExp` is asked for when the issuer has registered the card.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    renew(cardId: CardId, reason: Body<'renewCard'> = {}, options?: CallOptions): Promise<Answer<'renewCard'>> {
      return perform(
        caller,
        {
          operation: 'renewCard',
          method: 'POST',
          params: { path: { issuerId, cardId } },
          body: () => reason,
          send: (init, body) => api.POST('/v2/issuers/{issuerId}/cards/{cardId}/operations:renew', { ...init, body }),
        },
        options,
      )
    },
  }
}
