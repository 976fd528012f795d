/** An enumeration that is kept as text. */
import { misread, property, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspend-any-reason-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Suspends a card for a state reason that does not exist',
  evidence: 'derived',
  rules: misread(property('stateReason', without('enum')), 'suspendCard'),
})
