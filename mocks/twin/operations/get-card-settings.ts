/** Get Card Settings: the controls and limits of a card. */
import { isRefusal } from '../../exchange.ts'
import type { Handler } from '../handlers.ts'
import { cardOf } from '../store.ts'

/** Tells the settings of a card. */
export const getCardSettings: Handler = (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  return { status: 200, body: { controls: card.controls, limits: card.limits }, assumed: ['card-settings'] }
}
