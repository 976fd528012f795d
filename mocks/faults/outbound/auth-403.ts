/**
 * Answers wrong credentials with 403.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-403',
  api: 'outbound',
  family: 'auth',
  title: 'Answers wrong credentials with 403',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    authenticate: (call, operation) => {
      const stranger = rules.authenticate(call, operation)
      return stranger && { ...stranger, statuses: [403] }
    },
  }),
})
