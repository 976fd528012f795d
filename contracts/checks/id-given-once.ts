/** Holds that of two things that are made under one id at the same time one is refused. */
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'id-given-once',
  severity: 'should',
  title: 'Makes one thing under one id, however many ask for it at once',
  asserts: 'An id stands for one thing: what comes second is refused, also when both come at the same time.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
  needs: ['rivals'],
  judge({ rivals: { accepted } }) {
    if (accepted === 0) return skip('neither of the two is served')
    return accepted > 1 ? fail('one of the two is refused', 'both are answered 2xx') : pass
  },
})
