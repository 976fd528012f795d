/** A name is taken for one word. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-name-blank-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a name with a blank in it',
  evidence: 'stated',
  rules: misread(property('name', being({ type: 'string', pattern: '^[a-zA-Z.-]{0,26}$' })), 'createCard'),
})
