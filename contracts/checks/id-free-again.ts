/** Holds that an id can be chosen again where the document says that it is free. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'id-free-again',
  // What else has to be the case for it is not told by any answer.
  severity: 'may',
  title: 'Lets an id be chosen again that is free',
  asserts: 'The id of a thing in a state whose ids are free can be given to a new one.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4',
  needs: ['exchange', 'freed'],
  judge({ exchange: { answer } }) {
    if (answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    return isAccepted(answer.status) ? pass : fail('2xx', String(answer.status))
  },
})
