/** Fails on an operation id that came before, the key of its table. */
import { refuse } from '../../exchange.ts'
import { rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'redelivery-500',
  api: 'outbound',
  family: 'compatibility',
  title: 'Fails on an operation id that came before, the key of its table',
  evidence: 'derived',
  rules: (rules) => {
    const seen = new Set<unknown>()
    return {
      ...rules,
      answer: async (request) => {
        const ids = rowsOf(request.body).map(({ operationId }) => operationId)
        const again = ids.some((id) => seen.has(id))
        for (const id of ids) seen.add(id)
        return again ? refuse(500, 'notification', 'came before') : rules.answer(request)
      },
    }
  },
})
