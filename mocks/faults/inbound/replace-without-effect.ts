/** The new card is made in another system than the old one. */
import { withoutEffect } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replace-without-effect',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers a replacement and leaves the old card as it is',
  evidence: 'assumed',
  handlers: withoutEffect('replaceCard'),
})
