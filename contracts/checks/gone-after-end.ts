/** Holds that nothing can be done any more with what has come to its end. */
import { turnedDown } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'gone-after-end',
  severity: 'must',
  title: 'Refuses changes of what has come to its end',
  asserts: 'Nothing leads out of a final state.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'ended'],
  // What does not bring it back to life may as well be served: no one says otherwise.
  judge: ({ exchange, ended: { out } }) => turnedDown(exchange, out ? {} : { atMost: 'may' }),
})
