/** Holds that a change of a part leaves the rest alone. */
import { changedPlaces, isBelow, placesInWords, snapshotOf } from '../judging/snapshots.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'patch-leaves-others',
  severity: 'should',
  title: 'Changes what a PATCH names and nothing else',
  asserts: 'Values that are not part of the changes stay what they were.',
  reference: 'https://www.rfc-editor.org/rfc/rfc5789#section-2',
  needs: ['exchange', 'untouched'],
  judge({ exchange, untouched: { after, named, steady, atMost } }) {
    const now = snapshotOf(exchange)
    if (!now.accepted || !after.accepted) return skip('nothing was read to compare with')
    const others = changedPlaces(after, now).filter((place) => !named.some((one) => isBelow(place, one)))
    // A value that any change touches, such as a version, says nothing; one that is gone does.
    const changed = others.filter(
      (place) => steady.includes(place) && (after.leaves.has(place) || !now.leaves.has(place)),
    )
    return changed.length === 0 ? pass : fail('the values that were there before', placesInWords(changed), { atMost })
  },
})
