/** Two ways through the code, of which one has the check. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'period-offset-alignment-ignored',
  api: 'inbound',
  family: 'pagination',
  title: 'Accepts an offset that is no multiple of the limit beside a start date',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => (request.values.query.has('startDate') ? undefined : rules.constrain(request)),
  }),
})
