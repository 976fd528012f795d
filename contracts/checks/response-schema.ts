/** Holds that the body of an accepted request fits its schema. */
import { contentOf } from '../judging/documented.ts'
import { conforms } from '../judging/verdicts.ts'
import { isJsonType, mediaTypeOf, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'response-schema',
  severity: 'must',
  title: 'Answers with bodies that fit their schema',
  asserts: 'A JSON body fits the schema that is documented for its status and media type.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['table', 'exchange', 'response'],
  judge({ table, exchange: { request, answer }, response }) {
    const documented = Object.keys(response.content)
    if (answer.status >= 400 || request.method === 'HEAD' || documented.length === 0) return pass
    const pointer = `${response.pointer}/content`
    if (answer.body.length === 0) return fail(documented.join(' or '), 'no body', { pointer, keyword: 'body' })
    const type = mediaTypeOf(answer) ?? 'application/json'
    const content = contentOf(response, type)
    const body = parseBody(answer)
    // Another media type, or a body that is no JSON, is judged by checks of its own.
    if (!content || !isJsonType(type) || !body.ok) return pass
    return conforms(table, content.schema, `${content.pointer}/schema`, body.value)
  },
})
