/** Takes notifications for every issuer. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-issuer-accepted',
  api: 'outbound',
  family: 'status',
  title: 'Takes notifications for every issuer',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => {
      const refusal = rules.constrain(request)
      return refusal?.statuses[0] === 404 ? undefined : refusal
    },
  }),
})
