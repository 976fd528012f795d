/** Numbers far outside a bound. */
import { describe, expect, it } from 'vitest'
import { farFaults } from '../../../contracts/requests/far-faults.ts'
import type { JsonSchema, Parameter } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

/** A query parameter with this schema. */
function parameter(schema: JsonSchema): Parameter {
  return { name: 'size', in: 'query', required: false, pointer: '/p', style: 'form', explode: true, schema }
}

describe('farFaults', () => {
  it.each<[JsonSchema, unknown[]]>([
    [
      { type: 'integer', minimum: 1, maximum: 50 },
      [
        ['minimum', -1],
        ['maximum', 1050],
      ],
    ],
    [{ type: 'integer', minimum: 0 }, []],
    [{ type: 'integer' }, []],
  ])('of %j', (schema, want) => {
    expect(farFaults(bareTable(), parameter(schema), 10).map(({ keyword, value }) => [keyword, value])).toEqual(want)
  })

  it('says what is wrong and of what it is the fault', () => {
    expect(farFaults(bareTable(), parameter({ type: 'integer', maximum: 50 }), 10)).toEqual([
      {
        pointer: '',
        schemaPointer: '~',
        keyword: 'maximum',
        label: 'far more than 50, the most allowed',
        was: 10,
        value: 1050,
        instance: 1050,
      },
    ])
  })

  it('has none for what is no number', () =>
    expect(farFaults(bareTable(), parameter({ type: 'string', maximum: 3 }), 'a')).toEqual([]))
})
