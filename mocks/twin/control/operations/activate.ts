/** What the holder of a card does in the app of the bank: activates a new card, or the renewed one. */
import { isRefusal, refuse } from '../../../exchange.ts'
import { completeRenewal } from '../../decision/renewal.ts'
import { stateAfter, stateRefusal } from '../../life-cycle.ts'
import { summary } from '../../snapshot.ts'
import type { ControlOperation } from '../operation.ts'
import { cardIn } from './card.ts'

/** Activates a card. */
export const activate: ControlOperation = async ({ body }, { store }) => {
  const card = cardIn(body, store)
  if (isRefusal(card)) return card
  const isNew = stateRefusal('activate', card.state) === undefined
  const isRenewed = card.nextExp !== undefined && stateRefusal('renew', card.state) === undefined
  if (!isNew && !isRenewed) {
    return refuse(409, 'card', `has nothing to activate in the state ${card.state}`)
  }
  if (isNew) card.state = stateAfter('activate', card)
  completeRenewal(card)
  await store.changes.announce({ kind: 'card', card })
  return summary(card)
}
