/** Get Card Settings: the controls and limits of a card, and what of each limit is spent. */
import { isRefusal } from '../../exchange.ts'
import { shownLimits } from '../decision/limits.ts'
import type { Handler } from '../handlers.ts'
import { cardOf } from '../store.ts'

/** Tells the settings of a card. */
export const getCardSettings: Handler = (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const limits = shownLimits(card, store.now())
  return { status: 200, body: { controls: card.controls, limits }, assumed: ['card-settings', 'limits-body'] }
}
