/** Holds that an answer has a status the document speaks of. */
import { answersCondition } from '../requests/preconditions.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'documented-status',
  severity: 'must',
  title: 'Answers only with documented status codes',
  asserts: 'The status is listed under `responses`: exactly, by its range, or as `default`.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#responses-object',
  needs: ['operation', 'exchange', 'described'],
  judge({ operation, exchange, described: { statuses, key } }) {
    if (key !== undefined) return pass
    const { status } = exchange.answer
    if (answersCondition(operation, status)) return pass
    const alike = statuses.filter((code) => (status < 400 ? /^[123]/.test(code) : /^4/.test(code)))
    if (alike.length === 0) return skip('the document names no status of this kind')
    // What a success looks like is known as well as the success that is documented, not as the list of all answers.
    const success = status < 400 ? operation.responses[alike[0] ?? ''] : undefined
    const pointer = success?.pointer ?? `${operation.pointer}/responses`
    // New refusals are an extension; another success than the documented one changes what a client has to do.
    const weight = status < 400 ? {} : { atMost: 'should' as const }
    return fail(alike.join(', '), String(status), { pointer, keyword: `status-${status}`, ...weight })
  },
})
