/** Only the path is looked at. */
import { isRefusal } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'undocumented-method-taken-for-get',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers any other method like GET',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    route(call) {
      const route = rules.route(call)
      return isRefusal(route) && route.statuses[0] === 405 ? rules.route({ ...call, method: 'GET' }) : route
    },
  }),
})
