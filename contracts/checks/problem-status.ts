/** Holds that the details of a problem give the status they came with. */
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'problem-status',
  severity: 'should',
  title: 'Gives the status of the answer in the details of a problem',
  asserts: 'In `application/problem+json` the member `status` is the status code of the answer.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9457#section-3.1.2',
  needs: ['exchange', 'problem'],
  judge({ exchange: { answer }, problem: { status } }) {
    return status === answer.status
      ? pass
      : fail(`${answer.status}, as the answer has`, String(status), { keyword: 'status' })
  },
})
