import { describe, expect, it } from 'vitest'
import { otherTexts } from '../../../contracts/requests/other-texts.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const word: JsonSchema = { type: 'string', pattern: '^[a-zA-Z ]{1,20}$' }
const schema: JsonSchema = {
  type: 'object',
  properties: {
    name: word,
    other: { type: 'object', properties: { title: word } },
    kind: { type: 'string', enum: ['A', 'B'] },
    day: { type: 'string' },
    count: { type: 'integer' },
    ownerId: word,
  },
}

/** The bodies of other starts. */
function others(body: Json) {
  const origins = new Map([['body:/ownerId', 'data' as const]])
  return otherTexts(bareTable(), { schema, pointer: '/body/json' }, { draft: { body }, origins })
}

describe('another text', () => {
  it('stands in the place of each one that no list and no data give, then of all', () => {
    const body = { name: 'Ann Lee', other: { title: 'A title' }, kind: 'A', day: '2026-01-01', count: 1, ownerId: 'me' }
    const rule = (at: string) => `/body/json/schema/properties/${at}/pattern`
    expect(others(body)).toEqual([
      { body: { ...body, name: 'EXAMPLE' }, at: ['/name'], rule: rule('name') },
      { body: { ...body, other: { title: 'EXAMPLE' } }, at: ['/other/title'], rule: rule('other/properties/title') },
      { body: { ...body, name: 'EXAMPLE', other: { title: 'EXAMPLE' } }, at: ['/name', '/other/title'] },
    ])
  })

  it('is another one than the text that stands there', () => {
    expect(others({ name: 'EXAMPLE' }).map(({ body }) => body)).toEqual([{ name: 'Example' }])
  })

  it.each<[Json]>([[{}], [{ kind: 'A', day: '2026-01-01', ownerId: 'me' }], ['text'], [[]]])(
    'is none in %j',
    (body) => {
      expect(others(body)).toEqual([])
    },
  )
})
