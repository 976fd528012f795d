/** Holds that a thing is in the state that the last change leads to. */
import { stateIn } from '../judging/states.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'state-as-documented',
  severity: 'must',
  title: 'Shows the state that the last change leads to',
  asserts: 'After an accepted change the state is the one it leads to, after a refused one it is what it was.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1',
  needs: ['exchange', 'state'],
  judge({ exchange, state: { at, want, known, atMost } }) {
    const shown = stateIn(exchange, at)
    if (shown === undefined) return skip('the state is not shown')
    if (shown === want) return pass
    return known.includes(shown) ? fail(want, shown, { atMost }) : skip('the state that is shown is not a named one')
  },
})
