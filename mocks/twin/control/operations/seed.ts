/** A history of generated authorisations for a card. */
import { isRefusal } from '../../../exchange.ts'
import { authorisationsOf } from '../../seed.ts'
import type { ControlOperation } from '../operation.ts'
import { cardIn } from './card.ts'

/** Gives a card a history. */
export const seed: ControlOperation = async ({ body }, { store }) => {
  const card = cardIn(body, store)
  if (isRefusal(card)) return card
  const { issuerId, cardId } = card
  card.history = { total: Number(body.rows), time: store.now().getTime(), seed: store.seed }
  card.authorisations = authorisationsOf(cardId, card.history)
  await store.changes.announce({ kind: 'history', card })
  return { issuerId, cardId, rows: card.authorisations.total }
}
