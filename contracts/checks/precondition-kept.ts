/** Holds that conditions which the document lets a request put are kept. */
import { lightest } from '../judging/evidence.ts'
import { isAccepted, isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

/** Statuses that say a condition is not met. */
const UNMET = [304, 412, 428]

export default defineCheck({
  id: 'precondition-kept',
  severity: 'must',
  title: 'Serves a request under a condition if it is met, and only then',
  asserts:
    'A change under another tag is answered with 412, one without a tag that is asked for with 428, a reading under the same one with 304; any other is served.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1',
  needs: ['exchange', 'condition', 'base'],
  judge({ exchange: { answer }, condition: { status, atMost }, base }) {
    const got = String(answer.status)
    if (answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    if (status === 'met') {
      if (isAccepted(answer.status)) return pass
      return UNMET.includes(answer.status)
        ? fail('2xx, as the condition is met', got, { atMost })
        : skip(`the request is answered ${got}`)
    }
    if (got === status) return pass
    const unmet = status === '428' ? 'there is no condition' : 'the condition is not met'
    if (isAccepted(answer.status)) return fail(`${status}, as ${unmet}`, got, { atMost })
    if (!isRefused(answer.status) || base.status === answer.status) return skip(`the request is answered ${got}`)
    return fail(status, got, { atMost: lightest(atMost, 'should'), keyword: 'status' })
  },
})
