/** Ids of one character are taken for a mistake. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'register-id-single-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses to register a card under an id of one character',
  evidence: 'stated',
  rules: misread(parameter('cardId', having({ minLength: 2 })), 'registerCard'),
})
