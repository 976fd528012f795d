/** Long lists made from a few rows. */
import { describe, expect, it } from 'vitest'
import { makeRows } from '../../mocks/rows.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { tableWith } from './calls.ts'

const schemas = createSchemas(tableWith({}))
const make = (rows: [Json, ...Json[]], schema: JsonSchema, total = 137, fixed: string[] = []) =>
  makeRows({ rows, schema, fixed: new Set(fixed) }, total, schemas)
const column = (rows: Json[], name: string) => rows.map((row) => (isObject(row) ? row[name] : undefined))
const text = { type: 'string' }

describe('identifiers', () => {
  it.each<[string, JsonSchema, string[]]>([
    [
      'ORD-000000777',
      { type: 'string', pattern: '^ORD-[0-9]{9}$' },
      ['ORD-000000000', 'ORD-000000001', 'ORD-000000136'],
    ],
    ['123456789012', { type: 'string', maxLength: 12 }, ['123456789000', '123456789001', '123456789136']],
    ['a', text, ['000', '001', '136']],
    [
      '00000000-0000-4000-8000-00000000000f',
      { type: 'string', format: 'uuid' },
      [
        '00000000-0000-4000-8000-000000000000',
        '00000000-0000-4000-8000-000000000001',
        '00000000-0000-4000-8000-000000000136',
      ],
    ],
    ['row-', { type: 'string', pattern: '^row-[0-9]*$' }, ['row-000', 'row-001', 'row-136']],
    ['fixed', { type: 'string', enum: ['fixed', 'other'] }, ['fixed', 'fixed', 'fixed']],
  ])('%s', (id, schema, want) => {
    const rows = make([{ id }], { type: 'object', properties: { id: schema } })
    expect([0, 1, 136].map((index) => column(rows, 'id')[index])).toEqual(want)
    expect(rows).toHaveLength(137)
  })

  it('prefers what is named like one and leaves what the list belongs to', () => {
    const rows = make([{ name: 'x', cardId: 'c1', rowId: 'r1' }], { type: 'object' }, 2, ['cardId'])
    expect(rows).toEqual([
      { name: 'x', cardId: 'c1', rowId: '000' },
      { name: 'x', cardId: 'c1', rowId: '001' },
    ])
  })
})

describe('times', () => {
  it('go back from row to row, however they are written', () => {
    const first = { id: 'a01', at: '2024-03-01T00:30:00.12+02:00', inner: { at: '2024-03-01T00:31:00Z' } }
    const second = { id: 'a02', at: '2030-01-01T00:00:00.12+02:00', inner: { at: 'soon' } }
    expect(make([first, second], true, 3)).toEqual([
      { id: '000', at: '2024-03-01T00:30:00.12+02:00', inner: { at: '2024-03-01T00:31:00Z' } },
      { id: '001', at: '2024-02-29T23:29:00.12+02:00', inner: { at: 'soon' } },
      { id: '002', at: '2024-02-29T22:28:00.12+02:00', inner: { at: '2024-02-29T22:29:00Z' } },
    ])
  })

  it('stay where the schema takes no other', () => {
    const at = '2024-03-01T00:30:00Z'
    expect(column(make([{ at }], { type: 'object', properties: { at: { const: at } } }, 3), 'at')).toEqual([at, at, at])
  })
})

it('repeats rows that are no objects', () => {
  expect(make(['a', 'b'], text, 3)).toEqual(['a', 'b', 'a'])
  expect(make([{}], { type: 'object' }, 2)).toEqual([{}, {}])
})
