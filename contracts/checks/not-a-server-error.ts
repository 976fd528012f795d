/** Holds that no request makes the target fail. */
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'not-a-server-error',
  severity: 'must',
  title: 'Answers no request with a server error',
  asserts: 'Neither a valid nor a faulty request is answered with 5xx.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  needs: ['exchange', 'varies', 'base'],
  judge({ exchange, varies, base }) {
    const { status } = exchange.answer
    // 501 is the answer to a method that a server knows nowhere (RFC 9110, 15.6.2).
    if (status < 500 || (status === 501 && varies.place === 'method')) return pass
    if (varies.place !== undefined && status === base.status) {
      return skip(`the plain valid request is answered ${status} too`)
    }
    return fail('2xx or 4xx', String(status))
  },
})
