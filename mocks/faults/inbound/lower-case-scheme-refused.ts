/** Schemes are compared as text. */
import { refuse, single } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'lower-case-scheme-refused',
  api: 'inbound',
  family: 'auth',
  title: 'Refuses a token whose scheme is written in small letters',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    authenticate: (call, operation) =>
      single(call, 'authorization')?.startsWith('bearer ')
        ? refuse(401, 'header `Authorization`', 'must carry one bearer token')
        : rules.authenticate(call, operation),
  }),
})
