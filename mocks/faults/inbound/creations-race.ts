/** The next id is taken down before the card is written, and nothing locks it in between. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../exchange.ts'
import type { Handler } from '../../twin/handlers.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** Time between looking and writing, in milliseconds. */
const LATER = 50

export default defineFault({
  id: 'creations-race',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Gives one id to two cards that are made at the same time',
  evidence: 'derived',
  handlers(handlers) {
    let under: ReturnType<Handler> | undefined
    const racing = doing('createCard', (next) => async (request, store) => {
      const other = under
      const own = other ?? sleep(LATER).then(() => next(request, store))
      under = own
      const outcome = await own
      under = undefined
      return isRefusal(outcome) && other ? next(request, store) : outcome
    })
    return racing(handlers)
  },
})
