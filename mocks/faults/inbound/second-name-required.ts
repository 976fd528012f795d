/** One model for what is stored and what is sent. */
import { demandedProperty, misread } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'second-name-required',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a card without a second name',
  evidence: 'stated',
  rules: misread(demandedProperty('secondName'), 'createCard'),
})
