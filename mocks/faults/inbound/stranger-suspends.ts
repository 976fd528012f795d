/** The token is checked while the request is already under way. */
import { type Call, isRefusal, type Refusal } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'stranger-suspends',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Suspends a card for a stranger before refusing him',
  evidence: 'assumed',
  rules(rules) {
    const strangers = new WeakMap<Call, Refusal>()
    return {
      ...rules,
      authenticate(call, operation) {
        const refusal = rules.authenticate(call, operation)
        if (refusal === undefined || operation.id !== 'suspendCard') return refusal
        strangers.set(call, refusal)
        return undefined
      },
      async readBody(call, operation) {
        const read = await rules.readBody(call, operation)
        return isRefusal(read) ? (strangers.get(call) ?? read) : read
      },
      async answer(request) {
        const reply = await rules.answer(request)
        return strangers.get(request.call) ?? reply
      },
    }
  },
})
