/** Ways of writing JSON are kept to bodies that are JSON, and to those that they spoil. */
import { expect, it } from 'vitest'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import { plannedCases } from '../small/planned-cases.ts'
import { smallTable } from '../small/run-small.ts'

const NOTE = { type: 'object', required: ['note'], properties: { note: { type: 'string', example: 'plain' } } }

/** What a probe sends to a receiver whose body has this schema, in sentences. */
function said(probe: string, mediaType: string, schema: JsonSchema): string[] {
  const content = { [mediaType]: { schema, example: { note: 'plain' } } }
  const post = {
    operationId: 'tell',
    requestBody: { required: true, content },
    responses: { 204: { description: '' } },
  }
  const table = smallTable({ '/tellings': { post } }, { servers: [{ url: 'https://your.host/v1' }] })
  return plannedCases(table, probe).map(({ fault }) => fault?.sentence ?? '')
}

it.each<[schema: JsonSchema, want: string[]]>([
  [NOTE, ['the body is a JSON text that holds its JSON']],
  // There, a text is a body like any other.
  [{}, []],
])('JSON within a text is a fault of %j', (schema, want) => {
  const sentences = said('malformed-json', 'application/json', schema)
  expect(sentences.filter((sentence) => sentence.includes('JSON text'))).toEqual(want)
  expect(sentences).toContain('the body ends before its JSON does')
})

it.each<[mediaType: string, want: number]>([
  ['application/json', 1],
  ['application/x-www-form-urlencoded', 0],
])('%s has escapes of JSON', (mediaType, want) => {
  const sentences = said('free-texts', mediaType, NOTE)
  expect(sentences.filter((sentence) => sentence.endsWith('both escaped'))).toHaveLength(want)
  expect(sentences).not.toEqual([])
})
