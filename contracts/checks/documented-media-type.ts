/** Holds that an accepted request is answered in a documented media type. */
import { contentOf } from '../judging/documented.ts'
import { mediaTypeOf } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'documented-media-type',
  severity: 'must',
  title: 'Answers in documented media types',
  asserts: 'The media type of an answer is listed under `content` of its response, parameters aside.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#media-type-object',
  needs: ['exchange', 'response'],
  judge({ exchange: { answer }, response }) {
    const documented = Object.keys(response.content)
    // Where no content is documented nothing is said about a body; errors are judged by their shape.
    if (answer.status >= 400 || documented.length === 0 || answer.body.length === 0) return pass
    const type = mediaTypeOf(answer)
    if (type !== undefined && contentOf(response, type)) return pass
    return fail(documented.join(' or '), type ?? 'no `Content-Type`', { pointer: `${response.pointer}/content` })
  },
})
