/**
 * Fails on an unknown issuer.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-issuer-500',
  api: 'outbound',
  family: 'status',
  title: 'Fails on an unknown issuer',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => {
      const refusal = rules.constrain(request)
      return refusal?.statuses[0] === 404 ? { ...refusal, statuses: [500] } : refusal
    },
  }),
})
