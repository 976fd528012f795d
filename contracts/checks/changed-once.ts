/** Holds that what can be done once is done once, however many ask for it at the same time. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'changed-once',
  severity: 'should',
  title: 'Does once what can be done once, however many ask for it',
  asserts: 'A change that is refused the second time is refused to one of two that ask for it at the same time, too.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
  needs: ['exchange', 'raced'],
  judge({ exchange, raced: { others, atMost } }) {
    if (others.length === 0) return skip('one of the two was not answered')
    const accepted = [exchange.answer.status, ...others].filter(isAccepted)
    return accepted.length > 1 ? fail('one of the two is refused', 'both are answered 2xx', { atMost }) : pass
  },
})
