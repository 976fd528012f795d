/** A parameter is looked up in a map. */
import { refuse } from '../../exchange.ts'
import { splitTarget } from '../../percent.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-query-fails',
  api: 'inbound',
  family: 'compatibility',
  title: 'Answers a call with a query parameter it does not know with 500',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    readParameters(call, route) {
      const known = new Set(route.operation.parameters.map(({ name }) => name))
      const sent = new URLSearchParams(splitTarget(call.target).query).keys()
      return [...sent].every((name) => known.has(name))
        ? rules.readParameters(call, route)
        : refuse(500, 'query', 'has an unknown parameter')
    },
  }),
})
