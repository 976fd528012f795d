/** The code of a card is not compared. */
import { isRefusal } from '../../exchange.ts'
import { CREDENTIALS, cardDataIn } from '../../twin/card-data.ts'
import { cardNumbered } from '../../twin/card-numbers.ts'
import { issuerIn } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'wrong-code-verified',
  api: 'inbound',
  family: 'request',
  title: 'Verifies credentials whose code is not that of the card',
  evidence: 'stated',
  sealed: true,
  handlers: doing('verifyCardCredentials', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const credentials = await cardDataIn(request, store, CREDENTIALS)
    if (!isRefusal(outcome) || credentials === undefined || isRefusal(credentials)) return outcome
    const { pan, exp } = credentials
    const card = cardNumbered(pan, issuerIn(request), store)
    const isLike = card !== undefined && exp === card.exp
    return isLike ? { status: 200, body: { cardId: card.cardId } } : outcome
  }),
})
