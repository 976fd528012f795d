/** The expiry date of a card is not compared. */
import { activeCodes } from '../../twin/card-codes.ts'
import { verifyingAlso } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'wrong-expiry-verified',
  api: 'inbound',
  family: 'request',
  title: 'Verifies credentials whose expiry date is not that of the card',
  evidence: 'stated',
  sealed: true,
  handlers: verifyingAlso(({ cvv = '' }, card, { seed, now }) => activeCodes(card, { seed, now: now() }).includes(cvv)),
})
