/** Holds that an error tells nothing that helps an attacker. */
import { disclosures } from '../judging/disclosures.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'error-discloses-nothing',
  severity: 'should',
  title: 'Gives nothing away in errors',
  asserts:
    'An error holds no stack trace, no query, no path of a file, no version of software and no secret it was sent.',
  reference: 'https://owasp.org/www-community/Improper_Error_Handling',
  needs: ['operation', 'exchange', 'secrets'],
  judge({ operation, exchange: { answer }, secrets }) {
    if (answer.status < 400) return pass
    const { pointer } = operation
    return disclosures(answer, secrets).map(({ kind, words }) =>
      fail('nothing of the kind', words, { pointer, keyword: kind }),
    )
  },
})
