/** How the database compares texts. */
import { searchedAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-any-case',
  api: 'inbound',
  family: 'filters',
  title: 'Finds an operation id written in the other case',
  evidence: 'derived',
  handlers: searchedAs(
    (own, asked) => own.toLowerCase() === asked.toLowerCase(),
    (id) => `R${id.slice(-6)}`,
  ),
})
