/** A dollar sign also matches before the line break at the end of a text. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'register-id-line-break-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Registers a card under an id with a line break at its end',
  evidence: 'stated',
  rules: misread(parameter('cardId', having({ pattern: '^[a-zA-Z0-9_-]{1,48}\\n?$', maxLength: 49 })), 'registerCard'),
})
