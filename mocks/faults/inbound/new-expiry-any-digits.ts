/** In some languages a digit is any digit. */
import { having, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'new-expiry-any-digits',
  api: 'inbound',
  family: 'request',
  title: 'Renews a card until a date in digits of another script',
  evidence: 'stated',
  rules: misread(property('newExp', having({ pattern: '^(0[1-9]|1[0-2])\\p{Nd}{2}$' })), 'renewCard'),
})
