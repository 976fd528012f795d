/** The code of a card is not compared. */
import { verifyingAlso } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'wrong-code-verified',
  api: 'inbound',
  family: 'request',
  title: 'Verifies credentials whose code is not that of the card',
  evidence: 'stated',
  sealed: true,
  handlers: verifyingAlso(({ exp }, card) => exp === card.exp),
})
