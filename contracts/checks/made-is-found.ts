/** Holds that something which was made can be read, where no life cycle speaks of it. */
import { isAccepted, isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

/** Statuses that say something is not there. */
const ABSENT = [404, 410]

export default defineCheck({
  id: 'made-is-found',
  severity: 'must',
  title: 'Shows what it says was made',
  asserts: 'Under the id that an answer gives to what was made, there is something to be read.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.3',
  needs: ['exchange', 'made'],
  judge({ exchange: { answer }, made: { pointer, atMost, named } }) {
    if (isAccepted(answer.status)) return pass
    if (named && isRefused(answer.status)) {
      return fail('2xx: what was made can be read at the place that is named', String(answer.status), {
        pointer,
        atMost,
      })
    }
    if (!ABSENT.includes(answer.status)) return skip(`the answer is ${answer.status}, which does not say what is there`)
    return fail('2xx: what was made can be read', String(answer.status), { pointer, atMost })
  },
})
