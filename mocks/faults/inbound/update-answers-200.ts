/** The default of a framework. */
import { answering, body, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'update-answers-200',
  api: 'inbound',
  family: 'status',
  title: 'Answers an update of controls with 200 and a body',
  evidence: 'derived',
  rules: answering((reply) => body(() => ({}))(status(200)(reply)), 'updateCardControls'),
})
