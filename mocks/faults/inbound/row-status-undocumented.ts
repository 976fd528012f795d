/** The status of the store behind is passed on. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-status-undocumented',
  api: 'inbound',
  family: 'rows',
  title: 'Lists authorisations with a status that is not documented',
  evidence: 'assumed',
  handlers: rowsAs((rows) => rows.map((row) => (row.status === 'REVERSED' ? { ...row, status: 'CANCELLED' } : row))),
})
