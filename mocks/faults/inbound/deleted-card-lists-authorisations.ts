/** A mark that one query does not look at. */
import { undeleting } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'deleted-card-lists-authorisations',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Lists the authorisations of a card that has been deleted',
  evidence: 'assumed',
  handlers: undeleting('getAllCardAuthorisationOperations'),
})
