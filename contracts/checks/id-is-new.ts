/** Holds that two things do not get one id. */
import { follow } from '../../scripts/lib/pointer.ts'
import { idStep } from '../life/binding.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'id-is-new',
  severity: 'must',
  title: 'Gives every thing an id of its own',
  asserts: 'The id in the answer is the id of nothing else.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2',
  needs: ['exchange', 'operation', 'another'],
  judge({ exchange: { request, answer }, operation, another: { at, ids, beside, atMost } }) {
    const parsed = parseBody(answer)
    const id = isAccepted(answer.status) && parsed.ok ? follow(parsed.value, at) : undefined
    if (typeof id !== 'string' && typeof id !== 'number') return skip('the answer gives no id')
    const other = beside === undefined ? undefined : idStep(operation.path, beside, request)
    const taken = ids.includes(id) || String(id) === other
    return taken ? fail('an id that nothing has yet', 'the id of another one', atMost ? { atMost } : {}) : pass
  },
})
