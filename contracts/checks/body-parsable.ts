/** Holds that what says it is JSON is JSON. */
import { isJsonType, mediaTypeOf, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** U+FEFF in UTF-8. */
const MARK = Buffer.from('\ufeff')

export default defineCheck({
  id: 'body-parsable',
  severity: 'must',
  title: 'Answers with JSON wherever it says so',
  asserts: 'A body whose media type is JSON can be read as JSON in UTF-8, and has no byte order mark.',
  reference: 'https://www.rfc-editor.org/rfc/rfc8259#section-8.1',
  needs: ['operation', 'exchange'],
  judge({ operation, exchange: { request, answer } }) {
    const type = mediaTypeOf(answer)
    if (request.method === 'HEAD' || type === undefined || !isJsonType(type) || answer.body.length === 0) return pass
    const body = parseBody(answer)
    const { pointer } = operation
    // Readers may pass over a mark; writers must not send one.
    if (body.ok && MARK.equals(answer.body.subarray(0, MARK.length)))
      return fail('JSON from the first byte on', 'a byte order mark in front', {
        pointer,
        keyword: 'mark',
        atMost: 'may',
      })
    if (body.ok) return pass
    const weight = answer.status >= 400 ? { atMost: 'should' as const } : {}
    // What is JSON is not for the document to say, so how well its responses are known does not matter here.
    return fail('a JSON body', body.reason, { pointer, keyword: 'syntax', ...weight })
  },
})
