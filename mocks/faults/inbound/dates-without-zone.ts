/** A date is read up to the seconds. */
import { askedAs, edited } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'dates-without-zone',
  api: 'inbound',
  family: 'filters',
  title: 'Does not look at the zone of a start or end date',
  evidence: 'stated',
  handlers: askedAs((query) => {
    const dates = ['startDate', 'endDate'].filter((name) => query.has(name))
    const local = (name: string): string => `${String(query.get(name)).slice(0, 19)}.000Z`
    return edited(query, Object.fromEntries(dates.map((name) => [name, local(name)])))
  }),
})
