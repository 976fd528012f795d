/** What there is is read, changed and written back as a whole, and nothing locks it in between. */
import { racing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'controls-updates-race',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Loses one of two updates of the controls that come at the same time',
  evidence: 'assumed',
  handlers: racing('updateCardControls', 'controls'),
})
