/** One update writes what another one is for. */
import { afterwards } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limits-update-resets-controls',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Takes the controls back to what they were at first when limits are updated',
  evidence: 'assumed',
  handlers: afterwards('updateCardLimits', (card) => {
    card.controls = { ...card.controls, onlinePayment: true, contactless: true }
  }),
})
