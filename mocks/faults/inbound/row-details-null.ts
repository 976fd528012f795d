/** An object that is missing is written as null. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-details-null',
  api: 'inbound',
  family: 'rows',
  title: 'Lists authorisations whose details are null',
  evidence: 'assumed',
  handlers: rowsAs((rows) => rows.map((row, index) => (index === 1 ? { ...row, details: null } : row))),
})
