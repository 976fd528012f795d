/** What the holder of a card does in the app of the bank: activates a new card, or the renewed one. */
import { isRefusal, refuse } from '../../../exchange.ts'
import { completeRenewal } from '../../decision/authorise.ts'
import { summary } from '../../snapshot.ts'
import type { ControlOperation } from '../operation.ts'
import { cardIn } from './card.ts'

/** Activates a card. */
export const activate: ControlOperation = async ({ body }, { store }) => {
  const card = cardIn(body, store)
  if (isRefusal(card)) return card
  if (card.state !== 'INACTIVE' && card.nextExp === undefined) {
    return refuse(409, 'card', `has nothing to activate in the state ${card.state}`)
  }
  if (card.state === 'INACTIVE') card.state = 'ACTIVE'
  completeRenewal(card)
  await store.changes.announce({ kind: 'card', card })
  return summary(card)
}
