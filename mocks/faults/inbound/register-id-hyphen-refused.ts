/** What begins with a hyphen is taken for an option. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'register-id-hyphen-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses to register a card under an id that begins with a sign',
  evidence: 'stated',
  rules: misread(parameter('cardId', having({ pattern: '^[a-zA-Z0-9][a-zA-Z0-9_-]{0,47}$' })), 'registerCard'),
})
