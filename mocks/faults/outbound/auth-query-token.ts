/**
 * Lets a token in that stands in the address.
 * Pure.
 */
import { splitTarget } from '../../percent.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-query-token',
  api: 'outbound',
  family: 'auth',
  title: 'Lets a token in that stands in the address',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    authenticate: (call, operation) => {
      const token = new URLSearchParams(splitTarget(call.target).query).get('access_token')
      const headers = token === null ? call.headers : { ...call.headers, authorization: [`Bearer ${token}`] }
      return rules.authenticate({ ...call, headers }, operation)
    },
  }),
})
