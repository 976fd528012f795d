/** Holds that a thing which does not exist is not served. */

import { isEmptyList } from '../judging/rows.ts'
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'unknown-resource-refused',
  severity: 'must',
  title: 'Serves nothing under an id that does not exist',
  asserts: 'A request for an id that nothing has is answered with 404, or another 4xx; an empty list will do.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  needs: ['exchange', 'unknownResource', 'base'],
  judge({ exchange: { answer }, base }) {
    const { status } = answer
    if (isAccepted(status)) return isEmptyList(answer) ? pass : fail('a refusal (404)', String(status))
    if (status >= 500) return skip('the answer is a server error, which is judged by itself')
    return status === base.status ? skip(`the plain valid request is answered ${status} too`) : pass
  },
})
