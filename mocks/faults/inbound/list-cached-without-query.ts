/** A cache whose key is the path. */
import { isRefusal, type Reply } from '../../exchange.ts'
import { splitTarget } from '../../percent.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'list-cached-without-query',
  api: 'inbound',
  family: 'pagination',
  title: 'Gives the page that was asked for first, whatever the query',
  evidence: 'stated',
  rules(rules) {
    const cache = new Map<string, Reply>()
    return {
      ...rules,
      async answer(request) {
        const { path } = splitTarget(request.call.target)
        const known = cache.get(path)
        if (known && request.operation.id === 'getAllCardAuthorisationOperations') return known
        const answer = await rules.answer(request)
        if (!isRefusal(answer)) cache.set(path, answer)
        return answer
      },
    }
  },
})
