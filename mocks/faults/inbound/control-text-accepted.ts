/** The text "false" counts as true in many languages. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'control-text-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Switches a control by a text',
  evidence: 'assumed',
  rules: misread(property('controls', being(true)), 'updateCardControls'),
})
