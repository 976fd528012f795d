/** Pages are put together from smaller ones of a store behind. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'large-pages-lose-rows',
  api: 'inbound',
  family: 'pagination',
  title: 'Leaves out every twentieth row of a page with more than 20',
  evidence: 'derived',
  handlers: cutAs((rows, offset, limit) =>
    rows.slice(offset, offset + limit).filter((_, index) => limit <= 20 || index % 20 !== 19),
  ),
})
