/** Fails where a property it does not know is null. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rejecting } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'null-addition-500',
  api: 'outbound',
  family: 'compatibility',
  title: 'Fails where a property it does not know is null',
  evidence: 'stated',
  rules: rejecting(({ body }) => isObject(body) && Object.values(body).includes(null), 500),
})
