/** A time as the database writes it. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-time-without-zone',
  api: 'inbound',
  family: 'rows',
  title: 'Lists authorisations with times without a zone',
  evidence: 'assumed',
  handlers: rowsAs((rows) => rows.map((row) => ({ ...row, startTime: String(row.startTime).slice(0, 19) }))),
})
