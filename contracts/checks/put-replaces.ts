/** Holds that a PUT takes the place of what was there. */
import { changedPlaces, placesInWords, snapshotOf } from '../judging/snapshots.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'put-replaces',
  severity: 'should',
  title: 'Keeps nothing of what a PUT takes the place of',
  asserts: 'What a PUT does not name is not what it was before: it is gone, or what it is by default.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4',
  needs: ['exchange', 'replaced'],
  judge({ exchange, replaced: { after, dropped } }) {
    const now = snapshotOf(exchange)
    if (!now.accepted || !after.accepted) return skip('nothing was read to compare with')
    const changed = changedPlaces(after, now)
    const kept = dropped.filter((place) => now.leaves.has(place) && !changed.includes(place))
    return kept.length === 0
      ? pass
      : fail('what the PUT names, and nothing of what was there before', placesInWords(kept, 'stayed'))
  },
})
