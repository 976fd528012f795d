/** A store that gives a hundred rows at most. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'rows-end-at-a-hundred',
  api: 'inbound',
  family: 'pagination',
  title: 'Finds no authorisation from offset 100 on',
  evidence: 'stated',
  handlers: cutAs((rows, offset, limit) => (offset >= 100 ? [] : rows.slice(offset, offset + limit))),
})
