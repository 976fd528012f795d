/** Seconds are enough for the store. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'dates-without-fractions',
  api: 'inbound',
  family: 'filters',
  title: 'Leaves out the fractions of seconds of the dates of a period',
  evidence: 'derived',
  handlers: askedAs((query) => {
    const dates = ['startDate', 'endDate'].flatMap((name) => {
      const date = query.get(name)
      return typeof date === 'string' ? [[name, date.replace(/\.\d+/, '.000')] as const] : []
    })
    return edited(query, Object.fromEntries(dates))
  }),
})
