/** The last character of the issuer is not looked at. */
import { ISSUER, takingIssuers } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'issuer-last-sign-ignored',
  api: 'outbound',
  family: 'status',
  title: 'Compares the first nine characters of the issuer only',
  evidence: 'stated',
  rules: takingIssuers((issuer) => issuer.slice(0, -1) === ISSUER.slice(0, -1)),
})
