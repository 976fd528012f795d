/** Holds that what is asked for twice under one key is made once. */
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { madeId, showerOf } from '../requests/made-things.ts'
import { text } from '../requests/text.ts'
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'made-once-per-key',
  severity: 'should',
  title: 'Makes once what is asked for twice under one key',
  asserts:
    'A request that comes again under its `Idempotency-Key` makes nothing more, and another one is not served under it.',
  reference: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header-06#section-2.6',
  needs: ['exchange', 'operation', 'table', 'repeatedKey'],
  judge({ exchange: { answer }, operation, table, repeatedKey: { id, same } }) {
    if (!isAccepted(answer.status)) return pass
    const own = madeId(createJudge(table), operation, showerOf(table, operation), answer)
    if (own === undefined) return skip('the answer does not say what was made')
    if (!same) return fail('a refusal: the key is that of another request', String(answer.status), { atMost: 'may' })
    return text(own) === text(id) ? pass : fail('the id of what was made the first time', 'another id')
  },
})
