/** The state reason is optional everywhere else. */
import { misread, optionalProperty } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replace-state-reason-optional',
  api: 'inbound',
  family: 'request',
  title: 'Replaces a card without a state reason',
  evidence: 'stated',
  rules: misread(optionalProperty('stateReason'), 'replaceCard'),
})
