/** Ids are taken for host names. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'consumer-id-underscore-refused',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a consumer id with an underscore',
  evidence: 'stated',
  rules: misread(
    property('consumerId', being({ type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' })),
    'createCard',
  ),
})
