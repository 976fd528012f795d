/** What a schema has against a value, in words that repeat nothing of it. */
import { expect, it } from 'vitest'
import { createSchemas } from '../../mocks/schemas.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { tableWith } from './calls.ts'

const components = {
  schemas: { Name: { type: 'string', maxLength: 3 }, Known: { properties: { known: true, '12': true } } },
}
const schemas = createSchemas(tableWith({}, { components }))

it.each<[JsonSchema, unknown, [string, string] | undefined]>([
  [true, 'x', undefined],
  [false, 'x', ['', 'is not allowed']],
  [{ $ref: '#/components/schemas/Name' }, 'abcd', ['', 'must have at most 3 characters']],
  [{ type: 'number' }, Number.POSITIVE_INFINITY, ['', 'must be a number']],
  [{ required: ['constructor'] }, {}, ['/…', 'is required']],
  [{ required: ['known'] }, {}, ['/known', 'is required']],
  [{ additionalProperties: { type: 'string' } }, { known: 'a', secret: 1 }, ['/…', 'must be a string']],
  [{ additionalProperties: false }, { secret: 1 }, ['', 'has a property that is not documented']],
  [{ items: { additionalProperties: false } }, [{}, { secret: 1 }], ['/1', 'has a property that is not documented']],
  [{ unevaluatedProperties: false }, { secret: 1 }, ['', 'has a property that is not documented']],
  [{ propertyNames: { maxLength: 3 } }, { secret: 1 }, ['', 'has a property that is not documented']],
  [{ format: 'date-time' }, 'soon', ['', 'must be a well-formed date-time']],
  [{ format: 'unheard-of' }, 'soon', undefined],
  [{ multipleOf: 0.01 }, 19.99, undefined],
  [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'x', ['', 'must be an integer']],
  [{ anyOf: [{ type: 'integer' }, { type: 'boolean' }] }, 'x', ['', 'must fit at least one of the alternatives']],
  [
    { anyOf: [{ properties: { known: { type: 'integer' } } }, { type: 'null' }] },
    { known: 'x' },
    ['/known', 'must be an integer'],
  ],
  [{ if: { type: 'integer' }, else: { maxLength: 1 } }, 'xx', ['', 'must have at most 1 character']],
  [{ const: { known: 1 } }, { valueOf: 1 }, ['', 'must be {"known":1}']],
  [{ enum: [{ known: 1 }] }, { toString: 1, valueOf: 1 }, ['', 'must be {"known":1}']],
  [{ uniqueItems: true }, [{ valueOf: 1 }, { valueOf: 1 }], ['', 'must not hold the same item twice']],
  [{ uniqueItems: true }, Array.from({ length: 100_000 }, (_, known) => ({ known })), undefined],
  [{ pattern: '^(a+)+$' }, `${'a'.repeat(50)}!`, ['', 'takes too long to compare with its pattern']],
])('%j of %#', (schema, value, want) => {
  const fault = schemas.faultOf(schema, value)
  expect(fault && [fault.pointer, fault.rule]).toEqual(want)
})

it('compiles ahead or says why not', () => {
  expect(() => schemas.compile({ type: 'string' })).not.toThrow()
  expect(() => schemas.compile({ pattern: '(' })).toThrow('The pattern "(" is not a regular expression.')
})
