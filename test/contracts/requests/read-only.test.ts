/** Properties that are only shown: left out of requests, and no place for faults. */
import { describe, expect, it } from 'vitest'
import { leadsIntoReadOnly, withoutReadOnly } from '../../../contracts/requests/read-only.ts'
import { rulesAt } from '../../../contracts/requests/schema-places.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const schemas: Record<string, JsonSchema> = {
  Id: { type: 'string', readOnly: true },
  Thing: {
    type: 'object',
    properties: {
      id: { $ref: '#/components/schemas/Id' },
      name: { type: 'string', maxLength: 9 },
      meta: { type: 'object', readOnly: true, properties: { by: { type: 'string' } } },
      parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
    },
  },
  Kind: {
    oneOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'object', properties: { size: { readOnly: true } } }],
  },
}
const table = bareTable(schemas)
const thing: JsonSchema = { $ref: '#/components/schemas/Thing' }
const kind: JsonSchema = { $ref: '#/components/schemas/Kind' }

describe('what may only be read', () => {
  it.each<[schema: JsonSchema, body: Json, want: Json]>([
    [thing, { id: '1', name: 'n', meta: { by: 'x' } }, { name: 'n' }],
    [thing, { parts: [{ id: '1', name: 'n' }, { name: 'm' }] }, { parts: [{ name: 'n' }, { name: 'm' }] }],
    [kind, { id: '1', size: 2, other: 3 }, { other: 3 }],
    [true, { id: '1' }, { id: '1' }],
    [thing, JSON.parse('{"__proto__":{"id":"1"}}'), JSON.parse('{"__proto__":{"id":"1"}}')],
    [thing, null, null],
  ])('%j of %j leaves %j', (schema, body, want) => {
    expect(withoutReadOnly(table, schema, body)).toEqual(want)
  })

  it.each<[pointer: string, within: boolean]>([
    ['/id', true],
    ['/name', false],
    ['/meta/by', true],
    ['/parts/0/id', true],
    ['/parts/0/name', false],
    ['', false],
  ])('holds %s: %s', (pointer, within) => {
    expect(leadsIntoReadOnly(table, thing, { parts: [{}] }, pointer)).toBe(within)
  })

  it('is nothing in a document that marks nothing', () => {
    const plain = { ...table, components: { schemas: {} } }
    const schema: JsonSchema = { properties: { id: { readOnly: true } } }
    expect(withoutReadOnly(plain, schema, { id: 1 })).toEqual({ id: 1 })
    expect(leadsIntoReadOnly(plain, schema, { id: 1 }, '/id')).toBe(false)
  })
})

describe('the rules of a place', () => {
  it.each<[pointer: string, want: object[]]>([
    ['/name', [{ type: 'string', maxLength: 9 }]],
    ['/parts/0/id', [{}, { type: 'string', readOnly: true }]],
    ['/none', []],
  ])('%s are found', (pointer, want) => {
    expect(rulesAt(table, thing, { parts: [{}] }, pointer)).toEqual(want)
  })
})
