/** Values that belong to another enum. */
import { expect, it } from 'vitest'
import { siblingValues } from '../../../contracts/requests/sibling-values.ts'
import type { JsonSchema, OperationsTable } from '../../../scripts/lib/operations.ts'
import { violations } from '../../../scripts/lib/sampling/violations.ts'

const table: OperationsTable = {
  api: 'test',
  title: 'Test',
  version: '1',
  specSha256: '',
  servers: [],
  securitySchemes: {},
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: { state: { type: 'string', description: 'One of NEW, OLD or GONE.', enum: ['NEW', 'OLD'] } },
      },
      mood: { type: 'string', enum: ['NEW', 'HAPPY'] },
      tint: { type: 'string', enum: ['red', 'blue'] },
    },
  },
  operations: [],
  sources: {},
}

it.each<[name: string, schema: JsonSchema, valid: string, want: string[]]>([
  [
    'of the same name, and those that share a value',
    { type: 'string', enum: ['NEW'] },
    'NEW',
    ['NEW', 'OLD', 'GONE', 'HAPPY'],
  ],
  ['but none that the own description names', { enum: ['NEW'], description: 'NEW, not OLD' }, 'NEW', ['GONE', 'HAPPY']],
  ['written alike', { enum: ['new'] }, 'new', []],
])('the values of siblings are %s', (_, schema, valid, want) => {
  const found = violations({ schema, root: table }, valid)
  const siblings = siblingValues({ table, schema, name: 'state', found })
  expect(siblings.map(({ value }) => value).toSorted()).toEqual(want.toSorted())
  expect(new Set(siblings.map(({ label }) => label))).toEqual(
    new Set(want.length > 0 ? ['a value that is allowed elsewhere, not here'] : []),
  )
})

it('are told by the name of a property deep in a body', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['things'],
    properties: { things: { type: 'array', items: { type: 'object', properties: { tint: { enum: ['green'] } } } } },
  }
  const found = violations({ schema, root: table }, { things: [{ tint: 'green' }] })
  const siblings = siblingValues({ table, schema, found })
  expect(siblings.map(({ pointer, instance }) => [pointer, instance])).toEqual([
    ['/things/0/tint', { things: [{ tint: 'red' }] }],
    ['/things/0/tint', { things: [{ tint: 'blue' }] }],
  ])
})

it('are none where no enum was broken', () => {
  expect(siblingValues({ table, schema: { type: 'string' }, name: 'state', found: [] })).toEqual([])
})
