/** An optional body is not looked at. */
import { bodySchema, misread, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'suspend-body-not-an-object',
  api: 'inbound',
  family: 'request',
  title: 'Suspends a card when the body is a list',
  evidence: 'derived',
  rules: misread(bodySchema(without('type')), 'suspendCard'),
})
