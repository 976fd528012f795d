/** Proofs that one schema admits all that another does: what is proved holds for every sample, what does not hold is not proved. */
import { describe, expect, it } from 'vitest'
import { Proof } from '../../../scripts/gate/proof/within.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'

const isWithin = (one: JsonSchema, other: JsonSchema, root: object = {}) =>
  new Proof().isWithin({ root, all: [one] }, { root: { ...root }, all: [other] })

/** Schemas of which the first is within the second, and whether the second is within the first. */
// biome-ignore format: a pair a line
const PAIRS: [string, JsonSchema, JsonSchema, boolean][] = [
  ['nothing', false, { type: 'string' }, false],
  ['anything', {}, true, true],
  ['types', { type: 'integer' }, { type: ['number', 'null'] }, false],
  ['truth', { const: true }, { type: 'boolean' }, false],
  ['both truths', { enum: [true, false] }, { type: 'boolean' }, true],
  ['bounds', { type: 'number', exclusiveMinimum: 0 }, { type: 'number', minimum: 0 }, false],
  ['steps', { type: 'integer', multipleOf: 6 }, { type: 'number', multipleOf: 1.5 }, false],
  ['numbers listed', { type: 'integer', minimum: 1, maximum: 3 }, { enum: [1, 2, 3] }, true],
  ['ranges that meet', { type: 'number' }, { anyOf: [{ type: 'number', maximum: 1 }, { type: 'number', minimum: 1 }] }, true],
  ['ranges with a gap', { anyOf: [{ type: 'number', exclusiveMaximum: 1 }, { type: 'number', exclusiveMinimum: 1 }] }, { type: 'number' }, false],
  ['lengths', { type: 'string', minLength: 2, maxLength: 3 }, { type: 'string', minLength: 1 }, false],
  ['patterns', { pattern: '^a{2}$', type: 'string' }, { enum: ['aa'] }, true],
  ['texts but some', { type: 'string', not: { enum: ['a', 'b'] } }, { type: 'string', not: { const: 'a' } }, false],
  ['formats', { type: 'string', format: 'uuid' }, { type: 'string' }, false],
  ['items', { type: 'array', items: { type: 'integer' } }, { type: 'array', items: { type: 'number' } }, false],
  ['tuples', { type: 'array', prefixItems: [{ type: 'null' }], items: false }, { type: 'array', maxItems: 1 }, false],
  ['lists that hold', { type: 'array', items: { const: 1 }, minItems: 2 }, { type: 'array', contains: { type: 'integer' }, minContains: 2 }, false],
  ['required names', { type: 'object', required: ['a', 'b'] }, { type: 'object', required: ['a'] }, false],
  ['closed objects', { type: 'object', properties: { a: {} }, additionalProperties: false }, { type: 'object', maxProperties: 1 }, false],
  ['names by pattern', { type: 'object', propertyNames: { pattern: '^ab' } }, { type: 'object', propertyNames: { pattern: '^a' } }, false],
  ['names that never are', { type: 'object', properties: { a: false } }, { type: 'object', not: { required: ['a'] } }, true],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  ['conditions', { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } }, { type: 'object', dependentRequired: { a: ['b'] } }, true],
  ['alternatives apart', { oneOf: [{ type: 'string' }, { type: 'null' }] }, { type: ['string', 'null'] }, true],
  ['alternatives that overlap', { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 0 }] }, { anyOf: [{ type: 'integer' }, { type: 'number', minimum: 0 }] }, false],
  ['wholes that are closed', { $ref: '#/A' }, { $ref: '#/B' }, true],
  ['trees', { $ref: '#/T' }, { $ref: '#/U' }, true],
]

const root = {
  A: { allOf: [{ properties: { a: {} } }], type: 'object', properties: { b: {} }, maxProperties: 2 },
  B: { type: 'object', maxProperties: 2 },
  T: { type: 'object', properties: { next: { $ref: '#/T' } } },
  U: { type: 'object', properties: { next: { type: 'object', properties: { next: { $ref: '#/U' } } } } },
}

describe('a proof', () => {
  it.each(PAIRS)('tells %s apart', (_, one, other, back) => {
    expect([isWithin(one, other, root), isWithin(other, one, root)]).toEqual([true, back])
  })

  it('takes names as they are', () => {
    const odd: JsonSchema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["constructor"]}',
    )
    expect([isWithin(odd, odd), isWithin({ type: 'object' }, odd)]).toEqual([true, false])
  })

  it('gives up on what is too large', () => {
    const wide = {
      oneOf: Array.from({ length: 60 }, (_, index) => ({ type: 'object', required: [`a${index}`] })),
    } as JsonSchema
    expect(isWithin({ type: 'object' }, wide)).toBe(false)
  })

  it('says nothing of what it does not understand', () => {
    const odd: JsonSchema = { type: 'object', anyOf: [{ properties: { a: {} } }], unevaluatedProperties: false }
    expect([isWithin({ type: 'object' }, odd), isWithin(odd, odd)]).toEqual([false, true])
  })
})
