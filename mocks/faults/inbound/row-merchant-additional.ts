/** An inner object is written out as it is stored. */
import { isObject } from '../../../scripts/lib/json.ts'
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-merchant-additional',
  api: 'inbound',
  family: 'rows',
  title: 'Lists merchants with a property that is not documented',
  evidence: 'assumed',
  handlers: rowsAs((rows) =>
    rows.map((row) => {
      const details = isObject(row.details) ? row.details : {}
      const merchant = isObject(details.merchant) ? details.merchant : {}
      return { ...row, details: { ...details, merchant: { ...merchant, merchantKey: 17 } } }
    }),
  ),
})
