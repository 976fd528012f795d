/** The orders that a list offers, by the names of its parameters and rows. */
import { describe, expect, it } from 'vitest'
import { sortChoices } from '../../../contracts/requests/sort-choices.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { smallTable } from '../small/run-small.ts'

const row: Json = { type: 'object', properties: { size: { type: 'integer' }, createdAt: { type: 'string' } } }

function choices(name: string, schema: Json): unknown[] {
  const table = smallTable({
    '/rows': {
      get: {
        parameters: [{ name, in: 'query', schema }],
        responses: {
          '200': { description: '', content: { 'application/json': { schema: { type: 'array', items: row } } } },
        },
      },
    },
  })
  const [operation] = table.operations
  return operation
    ? sortChoices(table, operation).map(({ value, property, direction }) => [value, property, direction])
    : []
}

describe('the orders of a list', () => {
  it.each<[what: string, name: string, schema: Json, want: unknown[]]>([
    [
      'by a sign in front',
      'sort',
      { enum: ['size', '-size', 'other'] },
      [
        ['size', 'size', 'ascending'],
        ['-size', 'size', 'descending'],
      ],
    ],
    [
      'by a word behind',
      'sort_by',
      { enum: ['created_at:asc', 'created_at:desc'] },
      [
        ['created_at:asc', 'createdAt', 'ascending'],
        ['created_at:desc', 'createdAt', 'descending'],
      ],
    ],
    [
      'as a list',
      'orderBy',
      { type: 'array', items: { enum: ['+size', '-size'] } },
      [
        [['+size'], 'size', 'ascending'],
        [['-size'], 'size', 'descending'],
      ],
    ],
    ['that name no way round', 'sort', { enum: ['size', 'createdAt'] }, []],
    ['of a parameter called otherwise', 'kind', { enum: ['size', '-size'] }, []],
    ['that lists nothing', 'sort', { type: 'string' }, []],
  ])('%s', (_, name, schema, want) => {
    expect(choices(name, schema)).toEqual(want)
  })
})
