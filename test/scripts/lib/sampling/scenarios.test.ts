import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../../scripts/lib/operations.ts'
import { boundaries } from '../../../../scripts/lib/sampling/boundaries.ts'
import { violations } from '../../../../scripts/lib/sampling/violations.ts'

/** A body with every kind of place the scenarios speak of. */
const SCHEMA: JsonSchema = {
  type: 'object',
  required: ['name', 'count'],
  minProperties: 3,
  maxProperties: 11,
  additionalProperties: { type: 'boolean' },
  propertyNames: { pattern: '^[a-zA-Z]+$' },
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 6, pattern: '^[a-z]*$', examples: ['anna'], default: 'bob' },
    count: { type: 'integer', minimum: 1, maximum: 50, multipleOf: 1 },
    step: { type: 'integer', multipleOf: 5 },
    state: { enum: ['ACTIVE', 'CLOSED'] },
    kind: { const: 'card' },
    note: { type: ['string', 'null'] },
    flag: { type: 'boolean' },
    at: { type: 'string', format: 'date-time' },
    tags: { type: 'array', items: { enum: ['a', 'b', 'c', 'd', 'e'] }, minItems: 1, maxItems: 4, uniqueItems: true },
  },
}

const VALID: Json = { name: 'carl', count: 7, state: 'CLOSED', flag: true, tags: ['a', 'b'] }
const context = { schema: SCHEMA, root: {} }
const produced = {
  positive: boundaries(context, VALID).map(({ pointer, keyword, value }) => ({ at: `${pointer} ${keyword}`, value })),
  negative: violations(context, VALID).map(({ pointer, keyword, value }) => ({ at: `${pointer} ${keyword}`, value })),
}

/** The values at places that end so. */
function found(kind: 'positive' | 'negative', at: string): (Json | undefined)[] {
  return produced[kind].filter((one) => one.at.endsWith(at)).map(({ value }) => value)
}

/** An assertion over what stands at a place for a keyword. */
type Holds = (value: Json | undefined) => boolean

const isText =
  (length: number): Holds =>
  (value) =>
    typeof value === 'string' && value.length === length
const isItems =
  (length: number): Holds =>
  (value) =>
    Array.isArray(value) && value.length === length
const isSize =
  (size: number): Holds =>
  (value) =>
    Object.keys(Object(value)).length === size
const is =
  (wanted: Json | undefined): Holds =>
  (value) =>
    JSON.stringify(value) === JSON.stringify(wanted)
const any: Holds = () => true

describe('positive scenarios', () => {
  it.each<[scenario: string, at: string, holds: Holds]>([
    ['example value', '/name examples', is('anna')],
    ['default value', '/name default', is('bob')],
    ['enum value', '/state enum', is('ACTIVE')],
    ['const value', '/kind required', is('card')],
    ['valid string', '/note type', (value) => typeof value === 'string'],
    ['valid number', '/step type', is(0)],
    ['valid boolean', '/flag type', is(false)],
    ['valid array', '/tags minItems', isItems(1)],
    ['valid object', ' required', isSize(9)],
    ['null value', '/note nullable', is(null)],
    ['minimum length string', '/name minLength', isText(2)],
    ['maximum length string', '/name maxLength', isText(6)],
    ['near-boundary length string, low', '/name minLength', isText(3)],
    ['near-boundary length string, high', '/name maxLength', isText(5)],
    ['minimum value', '/count minimum', is(1)],
    ['maximum value', '/count maximum', is(50)],
    ['near-boundary number, low', '/count minimum', is(2)],
    ['near-boundary number, high', '/count maximum', is(49)],
    ['minimum items array', '/tags minItems', isItems(1)],
    ['maximum items array', '/tags maxItems', isItems(4)],
    ['enum value items array', '/tags/0 enum', is('c')],
    ['object with only the required properties', ' required', isSize(3)],
    ['object with required and one optional property', '/note required', any],
    ['object with one additional property', ' additionalProperties', (value) => typeof value === 'boolean'],
  ])('%s', (_, at, holds) => {
    expect(found('positive', at)).toSatisfy((values: Json[]) => values.some(holds))
  })
})

describe('negative scenarios', () => {
  it.each<[scenario: string, at: string, holds: Holds]>([
    ['value above maximum', '/count maximum', is(51)],
    ['value below minimum', '/count minimum', is(0)],
    ['string above maximum length', '/name maxLength', isText(7)],
    ['string below minimum length', '/name minLength', isText(1)],
    ['array above maximum items', '/tags maxItems', isItems(5)],
    ['array below minimum items', '/tags minItems', isItems(0)],
    ['object above maximum properties', ' maxProperties', isSize(12)],
    ['object below minimum properties', ' minProperties', isSize(2)],
    ['missing required property', '/count required', is(undefined)],
    ['invalid property name', '/Not A Name! propertyNames', any],
    ['incorrect type', '/count type', is('text')],
    ['incorrect type: the value as a text', '/count type', is('7')],
    ['incorrect type: the value in a list', '/count type', is([7])],
    ['incorrect type: null', '/count type', is(null)],
    ['invalid enum value', '/state enum', is('UNKNOWN')],
    ['invalid const value', '/kind const', is('CARD')],
    ['invalid format', '/at format', is('2024-05-17T09:30:00')],
    ['invalid pattern', '/name pattern', isText(4)],
    ['not a multiple', '/step multipleOf', any],
    ['non-unique items', '/tags uniqueItems', is(['a', 'a'])],
  ])('%s', (_, at, holds) => {
    expect(found('negative', at)).toSatisfy((values: Json[]) => values.some(holds))
  })

  it('unexpected properties', () => {
    const closed: JsonSchema = { type: 'object', additionalProperties: false, properties: { a: {} } }
    expect(violations({ schema: closed, root: {} }, { a: 1 })).toContainEqual(
      expect.objectContaining({ pointer: '/unexpected', keyword: 'additionalProperties' }),
    )
  })
})

describe('scenarios of the request, not of a schema', () => {
  it.each([
    ['default positive test', 'the sample itself is one'],
    ['missing parameter', 'a parameter is absent, not its value'],
    ['duplicate parameter', 'a matter of how a query is written'],
    ['unspecified HTTP method', 'a matter of the path'],
  ])('%s is the business of who sends requests: %s', (scenario) => {
    const keywords = [...produced.positive, ...produced.negative].map(({ at }) => at)
    expect(keywords.filter((at) => at.endsWith(scenario))).toEqual([])
  })
})
