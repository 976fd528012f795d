/** Holds that values which are not those of a thing are not taken for them. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'mismatch-refused',
  severity: 'must',
  title: 'Refuses values that are not those it knows',
  asserts: 'A request that has to say what the target knows of a thing is refused where one value is another one.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'mismatched'],
  judge({ exchange: { answer } }) {
    if (isAccepted(answer.status)) return fail('a refusal (4xx)', String(answer.status))
    return answer.status >= 500 ? skip('the answer is a server error, which is judged by itself') : pass
  },
})
