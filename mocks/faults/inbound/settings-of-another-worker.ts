/** Each worker keeps what it has read, and only one of them hears of a change. */
import { isRefusal, type Reply } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'settings-of-another-worker',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Tells every second time the settings that were told first',
  evidence: 'assumed',
  rules(rules) {
    const told = new Map<string, Reply>()
    let turn = 0
    return {
      ...rules,
      async answer(request) {
        const reply = await rules.answer(request)
        if (isRefusal(reply) || request.operation.id !== 'getCardSettings') return reply
        const id = String(request.values.path.get('cardId'))
        const first = told.get(id) ?? reply
        told.set(id, first)
        turn += 1
        return turn % 2 === 0 ? first : reply
      },
    }
  },
})
