/**
 * Fails where a property it does not know is null.
 * Pure.
 */
import { isObject } from '../../../scripts/lib/json.ts'
import { defineFault } from '../fault.ts'
import { refusing } from '../notifications.ts'

export default defineFault({
  id: 'null-addition-500',
  api: 'outbound',
  family: 'compatibility',
  title: 'Fails where a property it does not know is null',
  evidence: 'stated',
  ...refusing(({ body }) => isObject(body) && Object.values(body).includes(null), 500),
})
