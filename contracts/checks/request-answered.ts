/** Holds that a request gets an answer and not just the end of the connection. */
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'request-answered',
  severity: 'must',
  title: 'Answers every request instead of hanging up',
  asserts: 'Where the plain request is answered, the connection is not closed on a variation of it, faulty or not.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-3.4',
  needs: ['hungUp', 'varies', 'base'],
  // To a request that is far too much, the end of the connection is an answer too.
  judge: ({ hungUp: { tolerated } }) => (tolerated ? pass : fail('an answer', 'the connection was closed, twice')),
})
