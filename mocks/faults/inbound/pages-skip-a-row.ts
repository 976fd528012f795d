/** The next page begins after the row that was looked at to see whether there is one. */
import { askedAs, edited, numberIn } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'pages-skip-a-row',
  api: 'inbound',
  family: 'pagination',
  title: 'Leaves a row out between two pages',
  evidence: 'stated',
  handlers: askedAs((query) => {
    const offset = numberIn(query, 'offset', 0)
    return edited(query, { offset: offset === 0 ? 0 : offset + 1 })
  }),
})
