import { describe, expect, it } from 'vitest'
import { seeker } from '../../../contracts/requests/anywhere.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import { smallTable } from '../small/run-small.ts'

const schemas = { Self: { properties: { self: { $ref: '#/components/schemas/Self' }, mark: { 'x-unlisted': true } } } }
const table = smallTable({}, { components: { schemas } })
const hasMark = seeker((node) => node['x-unlisted'] === true)

describe('what is somewhere in a schema', () => {
  it.each<[string, JsonSchema, boolean]>([
    ['at its top', { 'x-unlisted': true }, true],
    ['in a list', { anyOf: [{}, { items: { 'x-unlisted': true } }] }, true],
    ['nowhere', { properties: { a: { type: 'string' } } }, false],
    ['in any value', true, false],
  ])('is found %s', (_, schema, want) => {
    expect([hasMark(table, schema), hasMark(table, schema)]).toEqual([want, want])
  })

  it('is found in what refers to itself', () => {
    const referring = table.components.schemas.Self === undefined ? [] : [{ $ref: '#/components/schemas/Self' }]
    expect(referring.map((schema) => hasMark(table, schema))).toEqual([true])
  })
})
