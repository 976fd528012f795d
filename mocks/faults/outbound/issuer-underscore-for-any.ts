/** An underscore in a pattern of SQL stands for any character. */
import { ISSUER, takingIssuers } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'issuer-underscore-for-any',
  api: 'outbound',
  family: 'status',
  title: 'Takes the underscore of the issuer for any character',
  evidence: 'stated',
  rules: takingIssuers((issuer) => new RegExp(`^${ISSUER.replaceAll('_', '.')}$`).test(issuer)),
})
