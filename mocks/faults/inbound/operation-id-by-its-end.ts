/** People remember the last digits. */
import { searchedAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-by-its-end',
  api: 'inbound',
  family: 'filters',
  title: 'Finds operation ids that end in what is asked for',
  evidence: 'stated',
  handlers: searchedAs((own, asked) => own.endsWith(asked)),
})
