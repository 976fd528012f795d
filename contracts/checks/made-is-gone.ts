/** Holds that something which was removed is not there to be read, where no life cycle speaks of it. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'made-is-gone',
  severity: 'should',
  title: 'Shows no more what it says was removed',
  asserts: 'What an accepted DELETE has removed is not answered with 2xx when it is read.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.5',
  needs: ['exchange', 'removed'],
  judge({ exchange: { answer }, removed: { pointer, atMost } }) {
    if (answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    return isAccepted(answer.status)
      ? fail('404 or 410: it was removed', String(answer.status), { pointer, atMost })
      : pass
  },
})
