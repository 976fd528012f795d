/** Holds that nobody gets in without the right credentials. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'credentials-refused',
  severity: 'must',
  title: 'Lets nobody in without the right credentials',
  asserts: 'A request whose credentials are missing or wrong is not answered with 2xx.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#security-requirement-object',
  needs: ['exchange', 'credentials', 'base'],
  judge({ exchange, base }) {
    const { status } = exchange.answer
    if (isAccepted(status)) return fail('a refusal (401)', String(status))
    if (status >= 500) return skip('the answer is a server error, which is judged by itself')
    if (status === base.status) return skip(`the plain valid request is answered ${status} too`)
    if (base.status === undefined && status !== 401 && status !== 403) {
      return skip(`${status} may have another reason than the credentials`)
    }
    return pass
  },
})
