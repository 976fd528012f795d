/** Holds that what is not there any more is not read in parts. */
import { isAccepted, isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'gone-everywhere',
  severity: 'may',
  title: 'Shows no part of what it says is not there any more',
  asserts: 'What has come to its end and cannot be read is answered in parts like what never was.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  needs: ['exchange', 'vanished', 'references'],
  judge({ exchange: { answer }, references }) {
    const [unknown] = references
    // Where nothing is refused that never was, an answer says nothing.
    if (!unknown || !isRefused(unknown.answer.status)) return skip('what never was is not refused either')
    return isAccepted(answer.status) ? fail(`a refusal, as for what never was`, String(answer.status)) : pass
  },
})
