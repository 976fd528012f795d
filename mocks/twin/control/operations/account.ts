/** What a bank holds about a card beside D1: what is on its account, and what a single purchase may come to. */
import { isRefusal } from '../../../exchange.ts'
import type { ControlOperation } from '../operation.ts'
import { cardIn } from './card.ts'

const NUMBERS = ['balance', 'minAmount', 'maxAmount', 'maxTransactions'] as const

/** Takes what is said in place of all that was said before. */
export const account: ControlOperation = async ({ body }, { store }) => {
  const card = cardIn(body, store)
  if (isRefusal(card)) return card
  const numbers = NUMBERS.flatMap((name) => (typeof body[name] === 'number' ? [[name, body[name]] as const] : []))
  card.account = {
    ...Object.fromEntries(numbers),
    contactless: body.contactless === 'DISABLED' ? 'DISABLED' : 'ENABLED',
  }
  await store.changes.announce({ kind: 'card', card })
  const { issuerId, cardId } = card
  return { issuerId, cardId, ...card.account }
}
