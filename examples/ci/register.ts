/** Registers a card and shows what D1 knows about it. */
import { cardId, cardProductId, consumerId } from 'd1-contracts/inbound'
import { d1 } from './d1.ts'

const card = cardId('card-jane')
await d1.cards.register(card, {
  consumerId: consumerId('consumer-1'),
  cardProductId: cardProductId('product-1'),
  name: 'JANE DOE',
  credentials: { pan: '4000000000000002', exp: '1230' }, // encrypted to D1's key before it is sent
})
const { state, name } = await d1.cards.get(card)
console.log(card, name, state)
