/** Asks for details, which are optional. */
import { rejectingRows } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'details-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for details, which are optional',
  evidence: 'stated',
  rules: rejectingRows(({ details }) => details === undefined),
})
