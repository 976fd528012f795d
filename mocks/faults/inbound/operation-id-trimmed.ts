/** A column of fixed length. */
import { searchedAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-trimmed',
  api: 'inbound',
  family: 'filters',
  title: 'Finds an operation id that is followed by a space',
  evidence: 'derived',
  handlers: searchedAs(
    (own, asked) => own === asked.trim(),
    (id) => id.slice(-6),
  ),
})
