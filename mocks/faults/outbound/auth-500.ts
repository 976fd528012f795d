/**
 * Fails on wrong credentials.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-500',
  api: 'outbound',
  family: 'auth',
  title: 'Fails on wrong credentials',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    authenticate: (call, operation) => {
      const stranger = rules.authenticate(call, operation)
      return stranger && { ...stranger, statuses: [500] }
    },
  }),
})
