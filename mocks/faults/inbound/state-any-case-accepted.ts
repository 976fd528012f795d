/** Values are compared without their case. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'state-any-case-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card in a state that is written in small letters',
  evidence: 'stated',
  rules: misread(
    property('state', being({ type: 'string', pattern: '^([Aa][Cc]|[Ii][Nn][Aa][Cc])[Tt][Ii][Vv][Ee]$' })),
    'createCard',
  ),
})
