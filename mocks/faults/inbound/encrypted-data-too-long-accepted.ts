/** A bound that was forgotten. */
import { misread, property, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'encrypted-data-too-long-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Verifies encrypted data of more than 8192 characters',
  evidence: 'stated',
  rules: misread(property('encryptedData', without('maxLength')), 'verifyCardCredentials'),
})
