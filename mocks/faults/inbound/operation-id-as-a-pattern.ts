/** The operator of a search field. */
import { searchedAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'operation-id-as-a-pattern',
  api: 'inbound',
  family: 'filters',
  title: 'Takes signs of an operation id for any text',
  evidence: 'stated',
  handlers: searchedAs((own, asked) => {
    const [start = '', ...rest] = asked.split(/[%_]/)
    return rest.length === 0 ? own === asked : own.startsWith(start)
  }),
})
