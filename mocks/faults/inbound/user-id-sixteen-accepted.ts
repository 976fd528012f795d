/** Less than where less or equal was meant. */
import { having, misread, parameter } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'user-id-sixteen-accepted',
  api: 'inbound',
  family: 'request',
  title: 'Accepts a user id of 16 characters',
  evidence: 'assumed',
  rules: misread(parameter('x-user-id', having({ pattern: '^[A-Za-z0-9_-]{1,16}$' }))),
})
