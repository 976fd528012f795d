/**
 * Reading and changing what a card may be used for, and how much may be spent with it.
 * Sends requests.
 * Longer than a function should be: it makes one object, and its methods carry their documentation with them.
 */
import { type CallOptions, perform } from '../call.ts'
import type { CardId } from '../ids.ts'
import type { Answer, Body } from '../types.ts'
import type { CardsContext } from './context.ts'

/** `d1.cards.settings`, `d1.cards.controls` and `d1.cards.limits`. */
export function settings({ api, caller, issuerId }: CardsContext) {
  return {
    settings: {
      /**
       * Reads the controls and limits of a card.
       *
       * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
       */
      get(cardId: CardId, options?: CallOptions): Promise<Answer<'getCardSettings'>> {
        return perform(
          caller,
          {
            operation: 'getCardSettings',
            method: 'GET',
            params: { path: { issuerId, cardId } },
            body: () => undefined,
            send: (init) => api.GET('/v2/issuers/{issuerId}/cards/{cardId}/settings', { ...init }),
          },
          options,
        )
      },
    },
    controls: {
      /**
       * Changes what a card may be used for. What is left out stays as it is.
       *
       * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
       */
      update(
        cardId: CardId,
        changes: Body<'updateCardControls'>,
        options?: CallOptions,
      ): Promise<Answer<'updateCardControls'>> {
        return perform(
          caller,
          {
            operation: 'updateCardControls',
            method: 'PATCH',
            params: { path: { issuerId, cardId } },
            body: () => changes,
            send: (init, body) => api.PATCH('/v2/issuers/{issuerId}/cards/{cardId}/controls', { ...init, body }),
          },
          options,
        )
      },
    },
    limits: {
      /**
       * Changes how much may be spent with a card. What is left out stays as it is.
       *
       * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
       */
      update(
        cardId: CardId,
        changes: Body<'updateCardLimits'>,
        options?: CallOptions,
      ): Promise<Answer<'updateCardLimits'>> {
        return perform(
          caller,
          {
            operation: 'updateCardLimits',
            method: 'PATCH',
            params: { path: { issuerId, cardId } },
            body: () => changes,
            send: (init, body) => api.PATCH('/v2/issuers/{issuerId}/cards/{cardId}/limits', { ...init, body }),
          },
          options,
        )
      },
    },
  }
}
