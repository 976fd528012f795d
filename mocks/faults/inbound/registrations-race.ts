/** It is looked whether an id is free, and the card is written later. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../exchange.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** Time between looking and writing, in milliseconds. */
const LATER = 50

export default defineFault({
  id: 'registrations-race',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Registers two cards under one id when both come at the same time',
  evidence: 'derived',
  handlers(handlers) {
    // Written one after the other.
    let written: Promise<unknown> = Promise.resolve()
    const racing = doing('registerCard', (next) => async (request, store) => {
      const cards = cardsOf(request, store)
      const cardId = String(request.values.path.get('cardId'))
      const isFree = !isRefusal(cards) && !cards.has(cardId)
      await sleep(LATER)
      const outcome = written.then(() => {
        if (!isRefusal(cards) && isFree) cards.delete(cardId)
        return next(request, store)
      })
      written = outcome
      return outcome
    })
    return racing(handlers)
  },
})
