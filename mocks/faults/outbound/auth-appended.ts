/**
 * Lets a right token in with anything behind it.
 * Pure.
 */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'auth-appended',
  api: 'outbound',
  family: 'auth',
  title: 'Lets a right token in with anything behind it',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    authenticate: (call, operation) => {
      const [header = ''] = call.headers.authorization ?? []
      const shorter = Array.from(header, (_, index) => header.slice(0, header.length - index))
      const refusals = shorter.map((text) =>
        rules.authenticate({ ...call, headers: { ...call.headers, authorization: [text] } }, operation),
      )
      return refusals.includes(undefined) ? undefined : rules.authenticate(call, operation)
    },
  }),
})
