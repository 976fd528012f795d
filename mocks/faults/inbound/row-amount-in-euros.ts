/** Amounts are shown as people write them. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-amount-in-euros',
  api: 'inbound',
  family: 'rows',
  title: 'Lists amounts in euros, with cents behind a decimal separator',
  evidence: 'assumed',
  handlers: rowsAs((rows) =>
    rows.map((row) => {
      const details = isObject(row.details) ? row.details : {}
      return { ...row, details: { ...details, amount: (Number(details.amount) + 1) / 100 } }
    }),
  ),
})
