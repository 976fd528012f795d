/** A join that multiplies rows. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'page-repeats-its-first-row',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives the first row of a page twice',
  evidence: 'derived',
  handlers: rowsAs((rows) => [...rows.slice(0, 1), ...rows].slice(0, rows.length)),
})
