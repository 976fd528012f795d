/** Holds that a method which a path does not have is answered with the status for it. */
import { isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'method-status',
  severity: 'should',
  title: 'Answers methods that a path does not have with 405',
  asserts: 'A method that is not documented for a path is answered with 405.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
  needs: ['exchange', 'method', 'base'],
  judge({ exchange, base }) {
    const { status } = exchange.answer
    if (status === 405) return pass
    if (!isRefused(status)) return skip(`the answer is ${status}, which is judged by itself`)
    return status === base.status
      ? skip(`the plain valid request is answered ${status} too`)
      : fail('405', String(status))
  },
})
