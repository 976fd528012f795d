/** A name may be empty, so why not leave it out. */
import { misread, optionalProperty } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'name-optional',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card without a name',
  evidence: 'stated',
  rules: misread(optionalProperty('name'), 'createCard'),
})
