/** Holds that what is left of a refused request is not taken for the next one. */
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'connection-kept',
  severity: 'should',
  title: 'Answers as before over a connection on which a body was refused',
  asserts: 'A body that is refused without being read is not taken for the next request, or the connection is closed.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.3',
  needs: ['exchange', 'behind'],
  judge({ exchange: { answer }, behind: { status } }) {
    return answer.status === status ? pass : fail(`${status}, as before`, String(answer.status))
  },
})
