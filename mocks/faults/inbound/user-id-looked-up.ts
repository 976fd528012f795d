/** The id of the user is looked up in a directory. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'user-id-looked-up',
  api: 'inbound',
  family: 'request',
  title: 'Refuses users that it does not know',
  evidence: 'stated',
  rules: misread(parameter('x-user-id', having({ enum: ['alice', 'bob'] }))),
})
