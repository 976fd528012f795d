/** One operation is missing in a list. */
import { letIn } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'settings-open',
  api: 'inbound',
  family: 'auth',
  title: 'Tells the settings of a card to anybody',
  evidence: 'stated',
  rules: letIn((_, { id }) => id === 'getCardSettings'),
})
