/** A renewed card is written anew, without what the request does not say. */
import { afterwards } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'renewal-forgets-name',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Forgets the name on a card that is renewed',
  evidence: 'assumed',
  handlers: afterwards('renewCard', (card) => {
    card.name = ''
  }),
})
