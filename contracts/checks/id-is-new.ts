/** Holds that two things do not get one id. */
import { follow } from '../../scripts/lib/pointer.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'id-is-new',
  severity: 'must',
  title: 'Gives every thing an id of its own',
  asserts: 'The id in the answer is the id of nothing else.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2',
  needs: ['exchange', 'another'],
  judge({ exchange: { answer }, another: { at, ids } }) {
    const parsed = parseBody(answer)
    const id = isAccepted(answer.status) && parsed.ok ? follow(parsed.value, at) : undefined
    if (typeof id !== 'string' && typeof id !== 'number') return skip('the answer gives no id')
    return ids.includes(id) ? fail('an id that nothing has yet', 'the id of another one') : pass
  },
})
