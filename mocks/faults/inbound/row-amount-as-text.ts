/** Decimals are written as text so that nothing gets lost. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-amount-as-text',
  api: 'inbound',
  family: 'rows',
  title: 'Lists amounts as text',
  evidence: 'assumed',
  handlers: rowsAs((rows) =>
    rows.map((row) => {
      const details = isObject(row.details) ? row.details : {}
      return { ...row, details: { ...details, amount: String(details.amount) } }
    }),
  ),
})
