/** It is looked whether a card may be resumed, and that it is active is written later. */
import { racing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'resumed-twice-at-once',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Resumes a card twice when both requests come at the same time',
  evidence: 'assumed',
  handlers: racing('resumeCard', 'state'),
})
