/** The offset is moved to where there is something. */
import { cutAs } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'past-the-end-last-page',
  api: 'inbound',
  family: 'pagination',
  title: 'Answers an offset past the end with the last rows',
  evidence: 'derived',
  handlers: cutAs((rows, offset, limit) => {
    const page = rows.slice(offset, offset + limit)
    return page.length === 0 ? rows.slice(-limit) : page
  }),
})
