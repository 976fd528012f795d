/** Holds that a PUT that comes twice does what it does once. */
import { follow } from '../../scripts/lib/pointer.ts'
import { differenceInWords, isCountedUp, snapshotOf } from '../judging/snapshots.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'put-is-idempotent',
  severity: 'should',
  title: 'Changes nothing when a PUT comes a second time',
  asserts: 'What can be read after the second of two equal PUT requests is what could be read after the first.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  needs: ['exchange', 'twice'],
  judge({ exchange, twice: { first, second, sent } }) {
    if (exchange.answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    const third = snapshotOf(exchange)
    // How often something was written is the server's own to count.
    const isRevision = (place: string) => isCountedUp(second, third, place) && follow(sent, place) === undefined
    const changed = differenceInWords(first, second, third, isRevision)
    return changed === undefined ? pass : fail('what was read after the first one', changed)
  },
})
