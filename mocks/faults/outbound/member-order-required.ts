/** Reads the members of an operation by their position. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'member-order-required',
  api: 'outbound',
  family: 'compatibility',
  title: 'Reads the members of an operation by their position',
  evidence: 'stated',
  rules: rejectingRows((row) => Object.keys(row)[0] !== 'operationId'),
})
