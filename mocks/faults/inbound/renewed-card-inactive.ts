/** The renewed card waits for its activation. */
import { afterwards } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'renewed-card-inactive',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Leaves a card inactive that is renewed',
  evidence: 'assumed',
  handlers: afterwards('renewCard', (card) => {
    if (card.state === 'ACTIVE') card.state = 'INACTIVE'
  }),
})
