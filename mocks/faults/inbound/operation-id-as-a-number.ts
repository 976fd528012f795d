/** A column of numbers. */
import { searchedAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-as-a-number',
  api: 'inbound',
  family: 'filters',
  title: 'Compares operation ids as numbers',
  evidence: 'stated',
  // Ids of the length that may be asked for have no room for another zero.
  handlers: searchedAs(
    (own, asked) => Number(own) === Number(asked),
    (id) => id.slice(-6),
  ),
})
