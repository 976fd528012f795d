/** The issuer is taken from the token, not from the path. */
import { isRefusal } from '../../exchange.ts'
import { SEEDED } from '../../twin/seed.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-issuer-accepted',
  api: 'inbound',
  family: 'status',
  title: 'Answers for an issuer that does not exist',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    readParameters(call, route) {
      const values = rules.readParameters(call, route)
      return isRefusal(values) ? values : { ...values, path: new Map([...values.path, ['issuerId', SEEDED.issuerId]]) }
    },
  }),
})
