/** Inner objects are not checked as strictly as they are described. */
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'account-additional-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Creates a card with an undocumented property in an account',
  evidence: 'assumed',
  rules: misread(
    property(
      'accounts',
      being({ type: 'array', items: { type: 'object', required: ['default', 'number', 'currencyCode'] } }),
    ),
    'createCard',
  ),
})
