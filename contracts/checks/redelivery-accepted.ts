/** Holds that a request that was served once is served once more. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'redelivery-accepted',
  severity: 'must',
  title: 'Accepts what it has accepted before',
  asserts: 'A request that is delivered again, because its answer got lost, is answered with 2xx.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  needs: ['exchange', 'redelivery', 'base'],
  judge({ exchange: { answer }, base }) {
    if (!isAccepted(base.status ?? 0)) return skip('the plain valid request was not accepted the first time')
    if (isAccepted(answer.status)) return pass
    if (answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    return fail('2xx, as the first time', String(answer.status))
  },
})
