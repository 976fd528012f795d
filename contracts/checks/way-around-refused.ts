/** Holds that nobody gets in without credentials by writing a path another way, or by asking for its headers only. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'way-around-refused',
  severity: 'must',
  title: 'Lets nobody around the guard by another spelling of a path, or by HEAD',
  asserts: 'A request without credentials is not answered with 2xx, however its path is written, and if it is HEAD.',
  reference:
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/05-Authorization_Testing/02-Testing_for_Bypassing_Authorization_Schema',
  needs: ['exchange', 'bypass', 'references'],
  judge({ exchange, references: [anywhere] }) {
    const { status } = exchange.answer
    if (!isAccepted(status)) return pass
    if (!anywhere || isAccepted(anywhere.answer.status)) return skip('the target answers any path')
    return fail('a refusal (4xx)', String(status))
  },
})
