/** Another view of the same table. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'found-row-differs',
  api: 'inbound',
  family: 'rows',
  title: 'Shows another amount when an authorisation is searched for',
  evidence: 'derived',
  handlers: rowsAs((rows, query) =>
    rows.map((row) =>
      query.has('operationId') && isObject(row.details) ? { ...row, details: { ...row.details, amount: 1 } } : row,
    ),
  ),
})
