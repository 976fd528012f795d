/** What the schema of a parameter says, wherever it says it. */
import { describe, expect, it } from 'vitest'
import { defaultOf, wholeBounds } from '../../../contracts/requests/parameter-schema.ts'
import type { JsonSchema, Parameter } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const SIZE = '/components/schemas/Size'
const table = bareTable({ Size: { type: 'integer', minimum: 2, maximum: 50, default: 20 } })

/** A query parameter with this schema. */
function parameter(schema: JsonSchema): Parameter {
  return { name: 'size', in: 'query', required: false, pointer: '/p', style: 'form', explode: true, schema }
}

describe('wholeBounds', () => {
  it.each<[JsonSchema, ReturnType<typeof wholeBounds>]>([
    [
      { minimum: 1, maximum: 9 },
      { min: { value: 1, schemaPointer: '~' }, max: { value: 9, schemaPointer: '~' } },
    ],
    [
      { exclusiveMinimum: 0.5, exclusiveMaximum: 10 },
      { min: { value: 1, schemaPointer: '~' }, max: { value: 9, schemaPointer: '~' } },
    ],
    [{ $ref: `#${SIZE}` }, { min: { value: 2, schemaPointer: SIZE }, max: { value: 50, schemaPointer: SIZE } }],
    [
      { $ref: `#${SIZE}`, minimum: 1, allOf: [{ maximum: 30 }] },
      { min: { value: 2, schemaPointer: SIZE }, max: { value: 30, schemaPointer: '~/allOf/0' } },
    ],
    [{ type: 'integer' }, {}],
    [true, {}],
  ])('of %j', (schema, want) => expect(wholeBounds(table, parameter(schema))).toEqual(want))
})

describe('defaultOf', () => {
  it.each<[JsonSchema, ReturnType<typeof defaultOf>]>([
    [{ default: 5 }, { value: 5, schemaPointer: '~' }],
    [{ $ref: `#${SIZE}` }, { value: 20, schemaPointer: SIZE }],
    [
      { $ref: `#${SIZE}`, default: 5 },
      { value: 5, schemaPointer: '~' },
    ],
    [{ allOf: [{ default: false }] }, { value: false, schemaPointer: '~/allOf/0' }],
    [{ type: 'integer' }, undefined],
    [true, undefined],
  ])('of %j', (schema, want) => expect(defaultOf(table, parameter(schema))).toEqual(want))
})
