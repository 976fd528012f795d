/**
 * Refuses an operation id that came before.
 * Remembers the ids, for each server anew.
 */
import { refuse } from '../../exchange.ts'
import { defineFault } from '../fault.ts'
import { rowsOf } from '../notifications.ts'

export default defineFault({
  id: 'redelivery-409',
  api: 'outbound',
  family: 'compatibility',
  title: 'Refuses an operation id that came before',
  evidence: 'derived',
  rules: (rules) => {
    const seen = new Set<unknown>()
    return {
      ...rules,
      answer: async (request) => {
        const ids = rowsOf(request.body).map(({ operationId }) => operationId)
        const again = ids.some((id) => seen.has(id))
        for (const id of ids) seen.add(id)
        return again ? refuse(409, 'notification', 'came before') : rules.answer(request)
      },
    }
  },
})
