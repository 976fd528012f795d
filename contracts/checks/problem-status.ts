/** Holds that the details of a problem give the status they came with. */
import { isObject } from '../../scripts/lib/json.ts'
import { mediaTypeOf, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'problem-status',
  severity: 'should',
  title: 'Gives the status of the answer in the details of a problem',
  asserts: 'In `application/problem+json` the member `status` is the status code of the answer.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9457#section-3.1.2',
  needs: ['exchange'],
  judge({ exchange: { answer } }) {
    if (mediaTypeOf(answer) !== 'application/problem+json') return pass
    const parsed = parseBody(answer)
    const told = parsed.ok && isObject(parsed.value) ? parsed.value.status : undefined
    if (typeof told !== 'number') return pass
    return told === answer.status
      ? pass
      : fail(`${answer.status}, as the answer has`, String(told), { keyword: 'status' })
  },
})
