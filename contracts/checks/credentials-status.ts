/** Holds that missing and wrong credentials are answered with the status for them. */
import { isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

/** Credentials that cannot be read may be answered as a request that cannot be read (RFC 6750, 3.1). */
const UNREADABLE = ['empty', 'scheme', 'two-schemes', 'bare', 'query']

/** Who is known and has no rights may be told so, or that there is nothing to see (RFC 9110, 15.5.4). */
const UNENTITLED = [403, 404]

export default defineCheck({
  id: 'credentials-status',
  severity: 'should',
  title: 'Answers missing and wrong credentials with 401',
  asserts:
    'Credentials that are missing or wrong are answered with 401, or 403 where only that is documented or only rights are missing.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  needs: ['operation', 'exchange', 'credentials', 'base'],
  judge({ operation, exchange, credentials, base }) {
    const { status } = exchange.answer
    if (!isRefused(status)) return skip(`the answer is ${status}, which is judged by itself`)
    if (status === base.status) return skip(`the plain valid request is answered ${status} too`)
    const documented = Object.keys(operation.responses)
    const only403 = documented.includes('403') && !documented.includes('401')
    const expected = only403 ? 403 : 401
    if (status === expected || status === 401) return pass
    if (credentials.fault.keyword === 'forbidden' && UNENTITLED.includes(status)) return pass
    if (status === 400 && UNREADABLE.includes(credentials.fault.keyword)) return pass
    return fail(String(expected), String(status))
  },
})
