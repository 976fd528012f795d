/** Holds that a thing which does not exist is answered as the document says. */
import { isEmptyList } from '../judging/rows.ts'
import { isAccepted, isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

/** What is not there, what one may not know of, and what is gone. */
const FITTING = [404, 403, 410]

export default defineCheck({
  id: 'unknown-resource-status',
  severity: 'should',
  title: 'Answers with 404 where the thing does not exist',
  asserts: 'A request for an id that nothing has is answered with 404 where that is documented, or one may not know.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  needs: ['operation', 'exchange', 'unknownResource', 'base'],
  judge({ operation, exchange: { answer }, base }) {
    const { status } = answer
    if (!Object.hasOwn(operation.responses, '404')) return skip('404 is not documented')
    if (FITTING.includes(status)) return pass
    // Who may sign in may depend on what is asked for; but the plain request says the same and is served.
    if (status === 401)
      return isAccepted(base.status ?? 0) ? fail('404', '401', { keyword: 'signed-in', atMost: 'may' }) : pass
    // Of what is not there, nothing is there either: many a correct server says it like this.
    if (isAccepted(status) && isEmptyList(answer)) {
      return fail('404', `${status} and an empty list`, { keyword: 'empty', atMost: 'may' })
    }
    if (!isRefused(status) || status === base.status) return skip(`the answer is ${status}, which is judged by itself`)
    return fail('404', String(status))
  },
})
