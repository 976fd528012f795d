/** Two arguments of one type. */
import { askedAs, edited, lacking } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'dates-swapped',
  api: 'inbound',
  family: 'filters',
  title: 'Takes the start date for the end date and the other way round',
  evidence: 'stated',
  handlers: askedAs((query) => {
    const [start, end] = [query.get('startDate'), query.get('endDate')]
    const dates = { ...(start !== undefined && { endDate: start }), ...(end !== undefined && { startDate: end }) }
    return edited(new Map(lacking(query, 'startDate', 'endDate')), dates)
  }),
})
