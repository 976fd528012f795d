/** Holds that the body of an accepted request fits its schema. */
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { contentOf } from '../judging/documented.ts'
import { conforms } from '../judging/verdicts.ts'
import { type Answer, isJsonType, mediaTypeOf, parseBody, textOf } from '../transport/exchange.ts'
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
    const [only = 'application/json'] = documented
    const type = mediaTypeOf(answer) ?? only
    const content = contentOf(response, type)
    // No bytes at all may be what a text or a file is; JSON is never empty.
    const isBare = answer.body.length === 0 && (content === undefined || isJsonType(type))
    if (isBare) return fail(documented.join(' or '), 'no body', { pointer, keyword: 'body' })
    const body = isJsonType(type) ? parseBody(answer) : textIn(answer, type, content?.schema)
    // Another media type, or a body that is no JSON, is judged by checks of its own.
    if (!content || !body.ok) return pass
    return conforms(table, content.schema, `${content.pointer}/schema`, body.value)
  },
})

/** A text as a value, where the document says which texts it may be. */
function textIn(answer: Answer, type: string, schema: JsonSchema | undefined): ReturnType<typeof parseBody> {
  const said = type.startsWith('text/') && typeof schema === 'object' && schema.type === 'string'
  const value = said ? textOf(answer) : undefined
  return value === undefined ? { ok: false, reason: 'the body is no text that is judged' } : { ok: true, value }
}
