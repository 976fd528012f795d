/** Refuses the operation OTHER. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'other-operation-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses the operation OTHER',
  evidence: 'stated',
  rules: rejectingRows(({ operation }) => operation === 'OTHER'),
})
