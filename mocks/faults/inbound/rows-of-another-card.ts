/** The owner of the card is looked up, not the card. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'rows-of-another-card',
  api: 'inbound',
  family: 'rows',
  title: 'Lists authorisations of another card',
  evidence: 'derived',
  handlers: rowsAs((rows) => rows.map((row, index) => (index % 4 === 3 ? { ...row, cardId: 'card-0002' } : row))),
})
