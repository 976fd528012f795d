/** Pages of the list an operation answers. */
import { describe, expect, it } from 'vitest'
import { createPager } from '../../mocks/pages.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { operationOf, PAGING as RULE, requestFor, tableWith } from './calls.ts'

const ROW: JsonSchema = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', pattern: '^r[0-9]{3}$' } },
}
const LIST: JsonSchema = { type: 'array', items: ROW }
const WRAPPED: JsonSchema = {
  allOf: [
    { type: 'object', properties: { total: { type: 'integer' } } },
    { required: ['rows'], properties: { rows: LIST } },
  ],
}

/** First, last and number of the rows of a page. */
function page(schema: JsonSchema, answer: Json, query: Record<string, Json> = {}, constraints = [RULE]): unknown {
  const table = tableWith({ constraints })
  const paged = createPager(table, createSchemas(table))(requestFor(operationOf(table, 'test'), query), schema, answer)
  const rows = isObject(paged) ? paged.rows : paged
  return Array.isArray(rows) ? [rows.length, ids(rows)[0], ids(rows).at(-1)] : paged
}

const ids = (rows: Json[]) => rows.map((row) => (isObject(row) ? row.id : row))
const answer = { total: 1, rows: [{ id: 'r777' }] }

describe('a list in a property', () => {
  it.each<[Record<string, Json>, Json[]]>([
    [{}, [10, 'r000', 'r009']],
    [{ limit: 50 }, [50, 'r000', 'r049']],
    [{ limit: 1, offset: 136 }, [1, 'r136', 'r136']],
    [{ limit: 50, offset: 100 }, [37, 'r100', 'r136']],
    [{ limit: 50, offset: 150 }, [0]],
    [{ offset: Number.MAX_SAFE_INTEGER }, [0]],
    [{ offset: -10 }, [0]],
  ])('%j', (query, want) => {
    expect(page(WRAPPED, answer, query)).toEqual([...want, undefined, undefined].slice(0, 3))
  })

  it('keeps what stands beside it', () => {
    const table = tableWith({ constraints: [RULE] })
    const pager = createPager(table, createSchemas(table))
    const request = requestFor(operationOf(table, 'test'), { limit: 1 })
    expect(pager(request, WRAPPED, answer)).toEqual({ total: 1, rows: [{ id: 'r000' }] })
    expect(answer).toEqual({ total: 1, rows: [{ id: 'r777' }] })
  })
})

it('pages an answer that is the list', () => {
  expect(page(LIST, [{ id: 'r777' }], { limit: 3, offset: 3 })).toEqual([3, 'r003', 'r005'])
})

it('makes rows where the example has none', () => {
  expect(page(LIST, [])).toEqual([10, 'r000', 'r009'])
})

it.each<[string, JsonSchema, Json]>([
  ['two lists', { type: 'object', properties: { rows: LIST, others: LIST } }, { rows: [], others: [] }],
  ['no list', { type: 'object' }, { name: 'x' }],
  ['a text', { type: 'string' }, 'x'],
])('leaves %s alone', (_, schema, value) => {
  const table = tableWith({ constraints: [RULE] })
  expect(createPager(table, createSchemas(table))(requestFor(operationOf(table, 'test')), schema, value)).toBe(value)
})

it('interprets nothing without a rule that pages', () => {
  expect(page(LIST, [{ id: 'r777' }], { limit: 3 }, [])).toEqual([1, 'r777', 'r777'])
  expect(page(LIST, [{ id: 'r777' }], { limit: 3 }, [{ ...RULE, in: 'body' }])).toEqual([1, 'r777', 'r777'])
})

it('keeps a list that must not be empty valid past its end', () => {
  expect(page({ ...Object(LIST), minItems: 1 }, [{ id: 'r777' }], { offset: 200 })).toEqual([1, 'r777', 'r777'])
})
