/** Holds that encrypted values say of themselves that they are encrypted as it is told. */
import { contentOf } from '../judging/documented.ts'
import { otherHeaders } from '../judging/sealed-headers.ts'
import { isAccepted, isJsonType, mediaTypeOf, parseBody, textOf } from '../transport/exchange.ts'
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
    const type = mediaTypeOf(answer) ?? 'application/json'
    const content = contentOf(response, type)
    const isAny = content && isAccepted(answer.status) && isJsonType(type) && LIKE_ONE.test(textOf(answer) ?? '')
    const body = isAny ? parseBody(answer) : undefined
    if (!content || !body?.ok) return pass
    return otherHeaders(table, content.schema, body.value).map(({ at, told, wrong }) => {
      const expected = [...Object.entries(told).map(([name, one]) => `${name} ${String(one)}`), 'a kid'].join(', ')
      const actual = `another ${wrong.join(', ')} at \`${at}\``
      return fail(expected, actual, { pointer: `${content.pointer}/schema`, keyword: at })
    })
  },
})
