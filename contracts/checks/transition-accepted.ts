/** Holds that a thing can be brought into another state as the life cycle says. */
import { lightest } from '../judging/evidence.ts'
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'transition-accepted',
  severity: 'must',
  title: 'Accepts every documented change of a state for every documented reason',
  asserts: 'A thing in a state that the change may start from is changed.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3',
  needs: ['exchange', 'permitted', 'base'],
  judge({ exchange: { answer }, base, permitted: { plain, atMost } }) {
    const { status } = answer
    if (isAccepted(status)) return pass
    if (status >= 500) return skip('the answer is a server error, which is judged by itself')
    // Where every request is refused, it may be for a value in it, or for who asks; unless there is nothing else in it.
    const telling = isAccepted(base.status ?? 0) || (plain && ![401, 403].includes(status))
    // Who got a thing so far may be expected to have the right to it, but no page says so.
    const isForbidden = status === 403 && base.status === 403
    if (!telling && isForbidden) {
      return fail('2xx', '403, as for the plain valid request', { atMost: lightest('should', atMost) })
    }
    if (!telling) return skip('the plain valid request is refused too, or was not sent')
    return fail('2xx', String(status), atMost ? { atMost } : {})
  },
})
