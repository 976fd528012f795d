/** Holds that whoever is told to sign in is told how. */
import { headerOf } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'challenge-named',
  severity: 'should',
  title: 'Says with every 401 how to sign in',
  asserts: 'An answer of 401 carries `WWW-Authenticate` with at least one scheme.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1',
  needs: ['exchange', 'credentials'],
  judge({ exchange: { answer } }) {
    if (answer.status !== 401) return skip(`the answer is ${answer.status}`)
    const named = (headerOf(answer, 'www-authenticate') ?? '').trim() !== ''
    return named ? pass : fail('a `WWW-Authenticate` header', 'none', { keyword: 'www-authenticate' })
  },
})
