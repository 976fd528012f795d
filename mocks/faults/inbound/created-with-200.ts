/** The default of a framework. */
import { answering, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-with-200',
  api: 'inbound',
  family: 'status',
  title: 'Answers the creation of a card with 200',
  evidence: 'stated',
  rules: answering(status(200), 'createCard'),
})
