/** Holds that the same thing is read when nothing is written. */

import { placesInWords, snapshotOf } from '../judging/snapshots.ts'
import { unsteadyPlaces } from '../judging/unsteady.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'read-changes-nothing',
  severity: 'should',
  title: 'Answers the same request alike when nothing is written',
  asserts: 'What is read again and again is the same, values aside that are another one each time.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1',
  needs: ['exchange', 'reread'],
  judge({ exchange, reread: { rounds } }) {
    const now = snapshotOf(exchange)
    const all = rounds.map((round, index) => (index === rounds.length - 1 ? [...round, now] : round))
    if (all.flat().some(({ accepted }) => !accepted)) return skip('nothing was read to compare with')
    const [first = [], ...others] = all.map(unsteadyPlaces)
    const often = first.filter((place) => others.every((places) => places.includes(place)))
    // What changes once may have been changed by somebody else.
    if (first.length > 0 && others.length === 0) return skip('something changed once')
    return often.length === 0 ? pass : fail('what was read before', placesInWords(often))
  },
})
