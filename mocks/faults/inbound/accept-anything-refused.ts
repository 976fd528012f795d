/** Media types are compared as text. */
import { refuse, single } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'accept-anything-refused',
  api: 'inbound',
  family: 'compatibility',
  title: 'Refuses calls that accept any media type',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    answer: async (request) =>
      single(request.call, 'accept')?.trim() === '*/*'
        ? refuse(406, 'header `Accept`', 'takes none of what can be answered')
        : rules.answer(request),
  }),
})
