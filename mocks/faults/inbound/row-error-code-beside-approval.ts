/** One mapper of errors for all rows. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-error-code-beside-approval',
  api: 'inbound',
  family: 'rows',
  title: 'Lists reversed authorisations with the error code of declined ones',
  evidence: 'assumed',
  handlers: rowsAs((rows) =>
    rows.map((row) => (row.status === 'REVERSED' ? { ...row, errorCode: 'ISSUER_ERROR' } : row)),
  ),
})
