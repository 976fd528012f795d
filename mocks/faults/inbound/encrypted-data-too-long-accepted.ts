/** A bound that was forgotten, by a server that gives up on what is longer and calls it valid. */
import { unread } from '../edits/cards.ts'
import { misread, property, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'encrypted-data-too-long-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Verifies encrypted data of more than 8192 characters',
  evidence: 'stated',
  rules: misread(property('encryptedData', without('maxLength', 'format')), 'verifyCardCredentials'),
  handlers: unread('verifyCardCredentials', 'encryptedData', ({ length }) => length > 8192),
})
