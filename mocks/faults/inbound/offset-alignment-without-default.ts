/** The rule is applied to what was sent, before defaults are filled in. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-alignment-without-default',
  api: 'inbound',
  family: 'pagination',
  title: 'Accepts any offset when no limit is given',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => (request.values.query.has('limit') ? rules.constrain(request) : undefined),
  }),
})
