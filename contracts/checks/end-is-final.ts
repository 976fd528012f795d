/** Holds that what has come to its end is not read as something that is still in use. */
import { stateIn } from '../judging/states.ts'
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'end-is-final',
  severity: 'must',
  title: 'Shows what has come to its end as ended, or not at all',
  asserts: 'A final state stays, whatever is asked for afterwards; whether the thing can still be read is left open.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1',
  needs: ['exchange', 'remains'],
  judge({ exchange, remains }) {
    const { status } = exchange.answer
    if (status >= 500) return skip('the answer is a server error, which is judged by itself')
    if (!isAccepted(status)) return pass
    const shown = remains.at === undefined ? undefined : stateIn(exchange, remains.at)
    if (remains.at === undefined || shown === undefined) return skip('the state is not shown')
    if (remains.finals.includes(shown)) return pass
    if (!remains.known.includes(shown)) return skip('the state that is shown is not a named one')
    return fail(`a refusal, or ${remains.finals.join(' or ')}`, shown, { atMost: remains.atMost })
  },
})
