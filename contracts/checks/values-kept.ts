/** Holds that a change of the state changes the state. */
import { changedPlaces, isBelow, placesInWords, snapshotOf } from '../judging/snapshots.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'values-kept',
  severity: 'should',
  title: 'Keeps what a thing was made with when its state changes',
  asserts: 'Values that a thing is made with are read after a change of its state as they were before.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.3',
  needs: ['exchange', 'kept'],
  judge({ exchange, kept: { before, places, atMost } }) {
    const now = snapshotOf(exchange)
    if (!now.accepted || !before.accepted) return skip('nothing was read to compare with')
    const changed = changedPlaces(before, now).filter(
      (place) => before.leaves.has(place) && places.some((other) => isBelow(place, other)),
    )
    return changed.length === 0 ? pass : fail('the values that were there before', placesInWords(changed), { atMost })
  },
})
