/** Holds that multiples are accepted where the document asks for multiples. */
import { acceptedVariation } from '../judging/verdicts.ts'
import { defineCheck, fail } from './check.ts'

export default defineCheck({
  id: 'multiple-of-accepted',
  severity: 'must',
  title: 'Accepts every multiple where a multiple is asked for',
  asserts: 'A parameter that must be a multiple of another one may be any multiple of it.',
  reference: 'https://github.com/OAI/OpenAPI-Specification/issues/256',
  needs: ['exchange', 'aligned', 'base', 'controls'],
  judge({ exchange, base, controls }) {
    const verdict = acceptedVariation(exchange, base, controls, { valid: { fromData: false } })
    const { status } = exchange.answer
    // No page states what comes after the last row; 404 may be the answer to that.
    return verdict.outcome === 'fail' && status === 404 ? fail('2xx', '404', { atMost: 'should' }) : verdict
  },
})
