/** Two replicas that sort differently. */
import { rowsAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'order-changes',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives the same page in another order every second time',
  evidence: 'derived',
  handlers(handlers) {
    let asked = 0
    const swapped = rowsAs(([first, second, ...rows]) => {
      asked += 1
      return first && second
        ? [...(asked % 2 === 0 ? [second, first] : [first, second]), ...rows]
        : first
          ? [first]
          : []
    })
    return swapped(handlers)
  },
})
