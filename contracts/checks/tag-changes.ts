/** Holds that what was changed has another tag than before. */
import { changedPlaces, placesInWords, snapshotOf } from '../judging/snapshots.ts'
import { isTagged } from '../requests/preconditions.ts'
import { headerOf, isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'tag-changes',
  severity: 'should',
  title: 'Gives what was changed another tag',
  asserts: 'The `ETag` of what is shown is another one when something else is shown.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.1',
  needs: ['operation', 'exchange', 'tagged'],
  judge({ operation, exchange, tagged: { before, tag } }) {
    const now = headerOf(exchange.answer, 'etag')
    if (!isAccepted(exchange.answer.status) || now === undefined) return skip('nothing with a tag was read')
    const changed = changedPlaces(before, snapshotOf(exchange))
    if (changed.length === 0 || now !== tag) return pass
    // Of a header that the document does not know, nobody can say what it is for.
    const weight = isTagged(operation) ? {} : { atMost: 'may' as const }
    return fail('another tag', `the same one, though ${placesInWords(changed)}`, weight)
  },
})
