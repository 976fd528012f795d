/** It is looked whether a card may be resumed, and that it is active is written later. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** Time between looking and writing, in milliseconds. */
const LATER = 20

export default defineFault({
  id: 'resumed-twice-at-once',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a card twice when both requests come at the same time',
  evidence: 'assumed',
  handlers: doing('resumeCard', (next) => async (request, store) => {
    const card = cardOf(request, store)
    const seen = isRefusal(card) ? undefined : card.state
    await sleep(LATER)
    if (!isRefusal(card) && seen !== undefined) card.state = seen
    return next(request, store)
  }),
})
