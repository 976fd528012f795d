/** Holds that a refusal is called what the rule says. */

import { collect } from '../judging/snapshots.ts'
import { isRefused, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'refusal-code',
  severity: 'must',
  title: 'Refuses faulty requests with the documented error code',
  asserts: 'The refusal of a request that breaks a rule has the error code that the rule names.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'coded', 'base'],
  judge({ exchange: { answer }, coded: { code, pointer, status }, base }) {
    if (!isRefused(answer.status)) return skip('the request was not refused, which is judged by itself')
    if (status !== undefined && answer.status !== status) return skip(`only a refusal by ${status} is called so`)
    if (base.status === answer.status) return skip(`the plain valid request is answered ${answer.status} too`)
    const body = parseBody(answer)
    // Which member holds the code is the business of the schema of the error.
    const texts = body.ok ? [...collect(body.value, '', new Map()).values()] : []
    if (texts.includes(code)) return pass
    return fail(`an error that says ${code}`, 'one that does not', { pointer, keyword: 'errorCode' })
  },
})
