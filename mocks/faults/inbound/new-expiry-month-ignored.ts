/** Four digits are taken for a date. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'new-expiry-month-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Renews a card until a thirteenth month',
  evidence: 'stated',
  rules: misread(property('newExp', having({ pattern: '^\\d{4}$' })), 'renewCard'),
})
