/** Looks at the credentials of a connection until they are right once. */
import { letInForGood } from '../edits/credentials.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'connection-stays-signed-in',
  api: 'inbound',
  family: 'auth',
  title: 'Lets everything in over a connection on which something was let in before',
  evidence: 'stated',
  rules: letInForGood,
})
