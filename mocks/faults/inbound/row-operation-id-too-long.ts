/** The id of another system is passed on. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-operation-id-too-long',
  api: 'inbound',
  family: 'rows',
  title: 'Lists authorisations with ids of more than 12 characters',
  evidence: 'assumed',
  handlers: rowsAs((rows) => rows.map((row) => ({ ...row, operationId: `${row.operationId}-${row.status}` }))),
})
