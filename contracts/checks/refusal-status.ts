/** Holds that a faulty request is refused with the status that is documented for faulty requests. */
import { isOfHttp } from '../judging/http-refusals.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'refusal-status',
  severity: 'must',
  title: 'Refuses faulty requests with the documented status',
  asserts: 'The refusal of a faulty request has the status the rule names, else a documented one for faulty requests.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
  needs: ['operation', 'exchange', 'refusal', 'base'],
  judge({ operation, exchange, refusal, base }) {
    const { status } = exchange.answer
    if (base.status === status) return skip(`the plain valid request is answered ${status} too`)
    if (refusal.status) {
      const { code, pointer } = refusal.status
      return status === code ? pass : fail(String(code), String(status), { pointer, keyword: 'status' })
    }
    const documented = Object.keys(operation.responses)
    const pointer = `${operation.pointer}/responses`
    if (isOfHttp(refusal.fault, status)) return pass
    // Whose thing it is may be asked before anybody looks at its name.
    if (refusal.fault.location === 'path' && status === 403 && documented.includes('403')) return pass
    const meant = documented.filter((code) => code === '400' || code === '422')
    // 401, 403, 407 and 429 speak of who asks, or how often.
    const allowed = meant.length > 0 ? meant : documented.filter((code) => /^(4(?!0[137]|29)..|default)$/i.test(code))
    if (allowed.length === 0) return skip('the document names no status for faulty requests')
    const covers = [String(status), '4XX', '4xx', 'default']
    // Where any refusal is described beside one of the two, the other one is as well.
    const either = status === 400 || status === 422 ? documented : allowed
    if (either.some((code) => covers.includes(code))) return pass
    return fail(allowed.join(' or '), String(status), { pointer, keyword: `status-${status}`, atMost: 'should' })
  },
})
