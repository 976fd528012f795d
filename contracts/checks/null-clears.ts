/** Holds that what a PATCH sets to null is not what it was. */
import { changedPlaces, isBelow, placesInWords, snapshotOf } from '../judging/snapshots.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'null-clears',
  severity: 'should',
  title: 'Keeps no value that was set to null',
  asserts: 'A value that an accepted PATCH sets to null is gone, or what it is by default, and not what it was.',
  reference: 'https://www.rfc-editor.org/rfc/rfc7396#section-2',
  needs: ['exchange', 'cleared'],
  judge({ exchange, cleared: { after, place, atMost } }) {
    const now = snapshotOf(exchange)
    const before = [...after.leaves.keys()].filter((one) => isBelow(one, place))
    if (!now.accepted || !after.accepted || before.length === 0) return skip('nothing was read to compare with')
    const changed = changedPlaces(after, now)
    const kept = before.filter((one) => now.leaves.has(one) && !changed.includes(one))
    return kept.length < before.length
      ? pass
      : fail('another value, or none', placesInWords(kept, 'stayed'), { atMost })
  },
})
