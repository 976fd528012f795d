/** Holds that encrypted values say of themselves that they are encrypted as it is told. */
import { toldJson } from '../judging/documented.ts'
import { otherHeaders } from '../judging/sealed-headers.ts'
import { isAccepted, textOf } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** How the header of a compact JWE begins, wherever it stands. */
const LIKE_ONE = /"eyJ/

export default defineCheck({
  id: 'sealed-as-told',
  severity: 'should',
  title: 'Encrypts as the document says',
  asserts:
    'The header of an encrypted value names the algorithms that its schema names (`x-jwe`), and the key it is for.',
  reference: 'https://www.rfc-editor.org/rfc/rfc7516#section-4.1',
  needs: ['table', 'exchange', 'response'],
  judge({ table, exchange: { answer }, response }) {
    const isAny = isAccepted(answer.status) && LIKE_ONE.test(textOf(answer) ?? '')
    const json = isAny ? toldJson(answer, response) : undefined
    if (!json) return pass
    const { content, value } = json
    return otherHeaders(table, content.schema, value).map(({ at, told, wrong }) => {
      const expected = [...Object.entries(told).map(([name, one]) => `${name} ${String(one)}`), 'a kid'].join(', ')
      const actual = `another ${wrong.join(', ')} at \`${at}\``
      return fail(expected, actual, { pointer: `${content.pointer}/schema`, keyword: at })
    })
  },
})
