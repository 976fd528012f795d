/** What is required is not written down in the model. */
import { misread, optionalProperty } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'consumer-id-optional',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card for nobody',
  evidence: 'stated',
  rules: misread(optionalProperty('consumerId'), 'createCard'),
})
