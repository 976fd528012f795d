/** Holds that nothing can be done any more with what has come to its end. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'gone-after-end',
  severity: 'must',
  title: 'Refuses changes of what has come to its end',
  asserts: 'Nothing leads out of a final state.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'ended'],
  judge({ exchange: { answer }, ended: { out } }) {
    if (answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    // What does not bring it back to life may as well be served: no one says otherwise.
    return isAccepted(answer.status)
      ? fail('a refusal (4xx)', String(answer.status), out ? {} : { atMost: 'may' })
      : pass
  },
})
