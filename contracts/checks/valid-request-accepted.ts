/** Holds that requests the document allows are served. */

import { acceptedVariation } from '../judging/verdicts.ts'
import { isSafe } from '../transport/transport.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

/** What becomes of a body is read in few documents as exactly as what it is. */
const TYPE = { keyword: 'content', atMost: 'should' } as const

/** What says that it is the form of a request that is wrong: what it names may be meant all the same. */
const MALFORMED: readonly number[] = [400, 422]

export default defineCheck({
  id: 'valid-request-accepted',
  severity: 'must',
  title: 'Accepts every request the document allows',
  asserts: 'A request whose every value keeps its schema is answered with 2xx.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['operation', 'exchange', 'valid', 'base', 'controls', 'varies', 'described'],
  judge({ operation, exchange, valid, base, controls, varies, described }) {
    const { status } = exchange.answer
    const isDescribed = described.key === String(status)
    if (isDescribed && status >= 300 && status < 400) return pass
    const [{ place }, { responses }] = [varies, operation]
    if (place) return acceptedVariation(exchange, base, controls, { valid, isDescribed, place, responses })
    if (status >= 200 && status < 300) return pass
    if (status === 405) return fail('2xx', '405, for the method that is documented')
    // Whatever is in the body, it was not looked at.
    if (status === 415 && exchange.request.body) return fail('2xx', '415, for a documented media type', TYPE)
    // Made-up values may name nothing on the target; only where it named every one itself is a refusal telling.
    const telling = valid.fromData && isSafe(exchange.request.method) && [400, 406, 415, 422].includes(status)
    if (telling) return fail('2xx', String(status))
    return MALFORMED.includes(status)
      ? fail('2xx', String(status), { atMost: 'may' })
      : skip(`the plain valid request is answered ${status}`)
  },
})
