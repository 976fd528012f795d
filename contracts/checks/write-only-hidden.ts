/** Holds that nothing is shown which may only be written. */
import { contentOf } from '../judging/documented.ts'
import { writeOnlyPlaces } from '../judging/write-only.ts'
import { isJsonType, mediaTypeOf, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'write-only-hidden',
  severity: 'should',
  title: 'Shows nothing that may only be written',
  asserts: 'No body has a property that its schema marks as `writeOnly`.',
  reference: 'https://spec.openapis.org/oas/v3.0.4#fixed-fields-20',
  needs: ['table', 'exchange', 'response'],
  judge({ table, exchange: { answer }, response }) {
    const type = mediaTypeOf(answer) ?? 'application/json'
    const content = contentOf(response, type)
    const body = content && isJsonType(type) ? parseBody(answer) : undefined
    if (!content || !body?.ok) return pass
    const [place] = writeOnlyPlaces(table, content.schema, body.value)
    if (place === undefined) return pass
    return fail('no property that may only be written', `\`${place}\` is there`, {
      pointer: `${content.pointer}/schema`,
      keyword: 'writeOnly',
    })
  },
})
