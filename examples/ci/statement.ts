/** Lists the authorisations of a card, and shows how a call fails. */
import { cardId, D1Error } from 'd1-contracts/inbound'
import { d1 } from './d1.ts'

for await (const { status, details } of d1.cards.authorisations(cardId('card-jane'))) {
  console.log(status, details?.amount, details?.currencyCode)
}

try {
  await d1.cards.get(cardId('no-such-card'))
} catch (error) {
  if (!(error instanceof D1Error)) throw error
  const { operation, status, errorCode, retryable } = error
  console.log(operation, status, errorCode, retryable ? 'try again later' : 'final')
}
