/** One model for creating and registering. */
import { misread, optionalProperty } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'register-without-credentials',
  api: 'inbound',
  family: 'request',
  title: 'Registers a card without encrypted data',
  evidence: 'stated',
  rules: misread(optionalProperty('encryptedData'), 'registerCard'),
})
