/** Holds that a body says what it is, and says so truly where it is JSON. */
import { headerOf, isJsonType } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'content-type-named',
  severity: 'should',
  title: 'Says of every body what it is',
  asserts: 'An answer with a body has a `Content-Type`; the charset of JSON, if one is named, is UTF-8.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3',
  needs: ['operation', 'exchange'],
  judge({ operation, exchange: { request, answer } }) {
    if (answer.body.length === 0 || request.method === 'HEAD') return pass
    const type = headerOf(answer, 'content-type')
    const pointer = `${operation.pointer}/responses`
    if (type === undefined) return fail('a `Content-Type` header', 'none', { pointer, keyword: 'content-type' })
    const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]
    const isUtf8 = charset === undefined || !isJsonType(type) || /^(utf-?8|us-ascii)$/i.test(charset)
    return isUtf8 ? pass : fail('JSON in UTF-8', 'JSON in another charset', { pointer, keyword: 'charset' })
  },
})
