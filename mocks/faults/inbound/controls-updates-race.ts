/** What there is is read, changed and written back as a whole, and nothing locks it in between. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../exchange.ts'
import { cardOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** Time between reading and writing, in milliseconds. */
const LATER = 20

export default defineFault({
  id: 'controls-updates-race',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Loses one of two updates of the controls that come at the same time',
  evidence: 'assumed',
  handlers: doing('updateCardControls', (next) => async (request, store) => {
    const card = cardOf(request, store)
    const seen = isRefusal(card) ? undefined : card.controls
    await sleep(LATER)
    if (!isRefusal(card) && seen !== undefined) card.controls = seen
    return next(request, store)
  }),
})
