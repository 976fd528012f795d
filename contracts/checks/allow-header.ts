/** Holds that whoever is told "not this method" is told which ones. */
import { headerOf } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'allow-header',
  severity: 'should',
  title: 'Names the methods of a path with every 405',
  asserts: 'An answer of 405 carries `Allow` with the methods of the path.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1',
  needs: ['exchange', 'method'],
  judge({ exchange: { answer }, method: { documented } }) {
    if (answer.status !== 405) return skip(`the answer is ${answer.status}`)
    const allow = headerOf(answer, 'allow')
    const named = (allow ?? '').split(',').map((method) => method.trim().toUpperCase())
    const absent = documented.filter((method) => !named.includes(method))
    if (absent.length === 0) return pass
    const actual = allow === undefined ? 'no `Allow` header' : `\`Allow\` without ${absent.join(', ')}`
    return fail(`\`Allow\` with ${documented.join(', ')}`, actual, { keyword: 'allow' })
  },
})
