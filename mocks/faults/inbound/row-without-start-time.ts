/** A field that is empty is left out. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'row-without-start-time',
  api: 'inbound',
  family: 'rows',
  title: 'Lists authorisations without their start time',
  evidence: 'assumed',
  handlers: rowsAs((rows) => rows.map(({ startTime, ...row }) => row)),
})
