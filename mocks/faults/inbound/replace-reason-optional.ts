/** The reason is optional everywhere else. */
import { misread, optionalProperty } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replace-reason-optional',
  api: 'inbound',
  family: 'request',
  title: 'Replaces a card without a reason',
  evidence: 'stated',
  rules: misread(optionalProperty('reason'), 'replaceCard'),
})
