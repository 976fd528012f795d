/** It is looked whether a card may be replaced, and the replacement is written later. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** Time between looking and writing, in milliseconds. */
const LATER = 20

export default defineFault({
  id: 'replacements-race',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Replaces a card twice when both requests come at the same time',
  evidence: 'derived',
  handlers(handlers) {
    // Written one after the other.
    let written: Promise<unknown> = Promise.resolve()
    const racing = doing('replaceCard', (next) => async (request, store) => {
      const card = cardOf(request, store)
      const seen = isRefusal(card) ? undefined : card.state
      await sleep(LATER)
      const outcome = written.then(() => {
        if (!isRefusal(card) && seen !== undefined) card.state = seen
        return next(request, store)
      })
      written = outcome
      return outcome
    })
    return racing(handlers)
  },
})
