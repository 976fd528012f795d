/**
 * Lets a right token in under any scheme.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-any-scheme',
  api: 'outbound',
  family: 'auth',
  title: 'Lets a right token in under any scheme',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    authenticate: (call, operation) => {
      const [header = ''] = call.headers.authorization ?? []
      const authorization = [`Bearer ${header.split(' ').at(-1)}`]
      return rules.authenticate({ ...call, headers: { ...call.headers, authorization } }, operation)
    },
  }),
})
