/** Holds that a change of one thing is no change of another. */
import { differenceInWords, snapshotOf } from '../judging/snapshots.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'others-untouched',
  severity: 'should',
  title: 'Changes the thing that is named, and no other one',
  asserts: 'What can be read of one thing is the same before and after others of its kind are changed.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.3',
  needs: ['exchange', 'unmoved'],
  judge({ exchange, unmoved: { first, second } }) {
    if (exchange.answer.status >= 500) return skip('the answer is a server error, which is judged by itself')
    const changed = differenceInWords(first, second, snapshotOf(exchange))
    return changed === undefined ? pass : fail('what was read before others were changed', changed)
  },
})
