/** No body is read as an empty object and never looked at. */
import { bodyDemanded, misread } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'create-without-body',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card when no body comes',
  evidence: 'stated',
  rules: misread(bodyDemanded(false), 'createCard'),
})
