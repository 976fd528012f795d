/** Present and empty are taken for missing. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'status-reason-empty-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses an empty status reason',
  evidence: 'stated',
  rules: misread(property('statusReason', having({ minLength: 1 })), 'createCard'),
})
