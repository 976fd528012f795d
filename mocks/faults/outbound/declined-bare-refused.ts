/** Wants to know more of an operation that was declined than the page promises. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'declined-bare-refused',
  api: 'outbound',
  family: 'request',
  title: 'Asks for the details of every operation that was declined',
  evidence: 'stated',
  rules: rejectingRows(({ status, details }) => status === 'DECLINED' && !isObject(details)),
})
