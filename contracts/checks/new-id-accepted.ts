/** Holds that what is to be made need not be there yet. */
import { defineCheck, fail, pass } from './check.ts'

/** Statuses that say something is not there. */
const ABSENT = [404, 410]

export default defineCheck({
  id: 'new-id-accepted',
  severity: 'should',
  title: 'Makes a thing under an id that nothing has yet',
  asserts: 'A request that makes a thing under the id in its path is not refused because there is none.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4',
  needs: ['exchange', 'begun'],
  judge({ exchange: { answer } }) {
    const { status } = answer
    return ABSENT.includes(status) ? fail('2xx: nothing is to be there yet', String(status)) : pass
  },
})
