/** What is around a value is cut off before anything looks at it. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-ids-trimmed',
  api: 'inbound',
  family: 'request',
  title: 'Cuts off the space behind the id of a card',
  evidence: 'stated',
  respond: (next) => (call) => next({ ...call, target: call.target.replace(/(\/cards\/[^/?]+)%20(?=[/?]|$)/, '$1') }),
})
