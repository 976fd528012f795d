/** Holds that a thing can be brought into another state as the life cycle says. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'transition-accepted',
  severity: 'must',
  title: 'Accepts every documented change of a state for every documented reason',
  asserts: 'A thing in a state that the change may start from is changed.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3',
  needs: ['exchange', 'permitted', 'base'],
  judge({ exchange: { answer }, base }) {
    if (isAccepted(answer.status)) return pass
    if (answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    if (!isAccepted(base.status ?? 0)) return skip('the plain valid request is refused too, or was not sent')
    return fail('2xx', String(answer.status))
  },
})
