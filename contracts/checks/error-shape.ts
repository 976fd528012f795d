/** Holds that a refusal is written as documented. */
import { contentOf } from '../judging/documented.ts'
import { conforms } from '../judging/verdicts.ts'
import { isJsonType, mediaTypeOf, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** Statuses that HTTP software answers by itself, before any operation is reached. */
const OF_HTTP = [405, 408, 413, 414, 417, 421, 426, 431, 501, 505]

export default defineCheck({
  id: 'error-shape',
  severity: 'must',
  title: 'Writes errors as documented',
  asserts: 'The body of an error has the media type and fits the schema that are documented for its status.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#response-object',
  needs: ['table', 'exchange', 'response'],
  judge({ table, exchange: { request, answer }, response }) {
    const documented = Object.keys(response.content)
    if (answer.status < 400 || request.method === 'HEAD' || documented.length === 0) return pass
    const pointer = `${response.pointer}/content`
    if (answer.body.length === 0) {
      return fail(documented.join(' or '), 'no body', { pointer, keyword: 'body', atMost: 'should' })
    }
    const type = mediaTypeOf(answer)
    const content = type === undefined ? undefined : contentOf(response, type)
    if (!content) {
      const weight = OF_HTTP.includes(answer.status) ? { atMost: 'should' as const } : {}
      return fail(documented.join(' or '), type ?? 'no `Content-Type`', { pointer, keyword: 'content', ...weight })
    }
    const body = parseBody(answer)
    if (!body.ok || !isJsonType(type ?? '')) return pass
    return conforms(table, content.schema, `${content.pointer}/schema`, body.value)
  },
})
