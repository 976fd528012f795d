/** A refusal that never leaves the service layer. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'misaligned-offset-empty-page',
  api: 'inbound',
  family: 'pagination',
  title: 'Answers an offset that is no multiple of the limit with an empty page',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: () => undefined,
    answer: async (request) =>
      rules.constrain(request)
        ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{"operations":[]}' }
        : rules.answer(request),
  }),
})
