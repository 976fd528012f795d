/** Only what is in the path is checked. */
import { misread, property, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'verify-card-id-pattern-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Verifies credentials of a card id with forbidden characters',
  evidence: 'stated',
  rules: misread(property('cardId', without('pattern', 'maxLength', 'minLength')), 'verifyCardCredentials'),
})
