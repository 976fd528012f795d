/** It is looked whether a card may be replaced, and the replacement is written later. */
import { racing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replacements-race',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Replaces a card twice when both requests come at the same time',
  evidence: 'derived',
  handlers: racing('replaceCard', 'state'),
})
