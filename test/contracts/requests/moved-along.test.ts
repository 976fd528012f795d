/** What stands beside a value is moved along with it. */
import { describe, expect, it } from 'vitest'
import { movedAlong } from '../../../contracts/requests/moved-along.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const table = bareTable()
const least = { type: 'integer', minimum: 0 }
const frames: JsonSchema = { type: 'object', properties: { first: least, last: least }, required: ['first', 'last'] }
const day = { type: 'string', format: 'date' }
const stay: JsonSchema = { type: 'object', properties: { from: day, to: day, name: { type: 'string' } } }

describe('movedAlong', () => {
  it.each<[string, JsonSchema, Json, string, Json[]]>([
    [
      'numbers, as far as they stay valid',
      frames,
      { first: 7, last: 0 },
      '/last',
      [
        { first: 0, last: 0 },
        { first: 1, last: 0 },
      ],
    ],
    [
      'days, which may be absent as well',
      stay,
      { from: '2024-02-29', to: '2024-01-01', name: 'x' },
      '/from',
      [
        { from: '2024-02-29', to: '2024-02-29', name: 'x' },
        { from: '2024-02-29', to: '2024-02-28', name: 'x' },
        { from: '2024-02-29', to: '2024-03-01', name: 'x' },
        { from: '2024-02-29', name: 'x' },
      ],
    ],
    [
      'moments',
      true,
      { at: '2024-01-01T10:00:00Z', by: '2023-01-01T10:00:00Z' },
      '/at',
      [
        { at: '2024-01-01T10:00:00Z', by: '2024-01-01T10:00:00Z' },
        { at: '2024-01-01T10:00:00Z', by: '2023-12-31T10:00:00.000Z' },
        { at: '2024-01-01T10:00:00Z', by: '2024-01-02T10:00:00.000Z' },
        { at: '2024-01-01T10:00:00Z' },
      ],
    ],
    ['nothing of another kind', stay, { from: '2024-02-29', name: 'x' }, '/from', []],
    ['nothing beside a text', stay, { from: '2024-02-29', name: 'x' }, '/name', []],
    ['nothing beside what is absent', frames, { first: 7 }, '/last', []],
    ['nothing in a list', true, [1, 2], '/0', []],
    ['a moment that no calendar has', true, { a: '0000-00-00', b: '2024-01-01' }, '/a', []],
  ])('%s', (_, schema, body, pointer, want) => {
    expect(movedAlong(table, schema, body, pointer)).toEqual(want)
  })
})
