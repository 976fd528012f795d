/** Holds that a request that is refused changes nothing. */
import { differenceInWords, snapshotOf } from '../judging/snapshots.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'failed-write-no-trace',
  severity: 'should',
  title: 'Changes nothing when it refuses a request',
  asserts: 'What can be read after a refused request is what could be read before it.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'noTrace'],
  judge({ exchange, noTrace: { first, second } }) {
    if (exchange.answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    const changed = differenceInWords(first, second, snapshotOf(exchange))
    return changed === undefined ? pass : fail('what was read before the refused requests', changed)
  },
})
