/** Refuses a correlation id that came before. */
import { refuse, single } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'correlation-id-once',
  api: 'outbound',
  family: 'headers',
  title: 'Refuses a correlation id that came before',
  evidence: 'derived',
  rules: (rules) => {
    const seen = new Set<string>()
    return {
      ...rules,
      answer: async (request) => {
        const id = single(request.call, 'x-correlation-id')
        if (id === undefined) return rules.answer(request)
        if (seen.has(id)) return refuse(409, 'header `x-correlation-id`', 'came before')
        seen.add(id)
        return rules.answer(request)
      },
    }
  },
})
