/** Holds that a refusal is written as documented. */
import { contentOf } from '../judging/documented.ts'
import { conforms } from '../judging/verdicts.ts'
import { isJsonType, mediaTypeOf, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** Statuses that HTTP software answers by itself, before any operation is reached. */
const OF_HTTP = [405, 408, 413, 414, 417, 421, 426, 431, 501, 505]
/** What is no request of HTTP at all (RFC 3986, 2.1): no operation has a say in how that is refused. */
const NO_TARGET = /%(?![0-9a-f]{2})/i

const MAY = { atMost: 'may' } as const
const SHOULD = { atMost: 'should' } as const

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
    const unreadable = NO_TARGET.test(request.target)
    if (answer.body.length === 0) {
      return fail(documented.join(' or '), 'no body', { pointer, keyword: 'body', ...(unreadable ? MAY : SHOULD) })
    }
    const type = mediaTypeOf(answer)
    const content = type === undefined ? undefined : contentOf(response, type)
    if (!content) {
      const weight = unreadable ? MAY : OF_HTTP.includes(answer.status) ? SHOULD : {}
      return fail(documented.join(' or '), type ?? 'no `Content-Type`', { pointer, keyword: 'content', ...weight })
    }
    const body = parseBody(answer)
    if (!body.ok || !isJsonType(type ?? '')) return pass
    return conforms(table, content.schema, `${content.pointer}/schema`, body.value)
  },
})
