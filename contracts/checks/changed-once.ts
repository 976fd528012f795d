/** Holds that what can be done once is done once, however many ask for it at the same time. */
import { isAccepted, isRefused } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'changed-once',
  severity: 'should',
  title: 'Does once what can be done once, however many ask for it',
  asserts: 'A change that is refused once it is made is refused to one of two that ask for it at the same time.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
  needs: ['exchange', 'raced'],
  judge({ exchange: { answer }, raced: { others, atMost, again } }) {
    if (others.length === 0) return skip('one of the two was not answered')
    if (again) {
      return isRefused(answer.status)
        ? fail('one of the two is refused, as the next one is', 'both are answered 2xx', { atMost })
        : skip('it can be done any number of times')
    }
    const accepted = [answer.status, ...others].filter(isAccepted)
    return accepted.length > 1 ? skip('both are accepted, and a third shows what that is worth') : pass
  },
})
