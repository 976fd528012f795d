/** Holds that a request gets an answer and not just silence or the end of the connection. */
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'request-answered',
  severity: 'must',
  title: 'Answers every request instead of hanging or hanging up',
  asserts:
    'Where the plain request is answered, a variation of it, faulty or not, is answered too: the target does not close the connection, and lets nobody wait for ever.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-3.4',
  needs: ['silence', 'varies', 'base'],
  judge({ silence: { tolerated, hangs } }) {
    if (hangs) {
      const weight = tolerated ? { atMost: 'should' as const } : {}
      return fail('an answer', 'none, twice, while a plain request was answered', weight)
    }
    // To a request that is far too much, the end of the connection is an answer too.
    return tolerated ? pass : fail('an answer', 'the connection was closed, twice')
  },
})
