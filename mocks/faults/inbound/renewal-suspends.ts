/** The old card is blocked until the new one is activated, as after a replacement. */
import { afterwards } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'renewal-suspends',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Suspends a card that is renewed',
  evidence: 'assumed',
  handlers: afterwards('renewCard', (card) => {
    if (card.state === 'ACTIVE') Object.assign(card, { state: 'SUSPENDED', stateReason: 'FRAUD', resumesTo: 'ACTIVE' })
  }),
})
