/** The offset is moved until the page is full. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'last-page-filled-up',
  api: 'inbound',
  family: 'pagination',
  title: 'Fills the last page up with rows of the page before',
  evidence: 'derived',
  handlers: cutAs((rows, offset, limit) =>
    offset < rows.length && offset + limit > rows.length ? rows.slice(-limit) : rows.slice(offset, offset + limit),
  ),
})
