/** Schemas of OpenAPI as JSON Schema: what they admit, and what they refer to. */
import { describe, expect, it } from 'vitest'
import { operationsTable } from '../../../../scripts/emitters/operations.ts'
import type { Json, JsonObject } from '../../../../scripts/lib/json.ts'
import { admits, ajvOf, FIXTURES, fixture, tableOf } from '../given.ts'

type Case = { given: JsonObject; accepts: Json[]; refuses: Json[] }

const TEXT = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

describe('schemas of OpenAPI 3.0', () => {
  it.each<[string, Case]>([
    ['nullable', { given: { type: 'string', nullable: true }, accepts: ['a', null], refuses: [1] }],
    ['not nullable', { given: { type: 'string', nullable: false }, accepts: ['a'], refuses: [null] }],
    [
      'nullable with enum',
      { given: { type: 'string', nullable: true, enum: ['a'] }, accepts: ['a', null], refuses: ['b'] },
    ],
    [
      'nullable with enum that lists null',
      { given: { type: 'string', nullable: true, enum: ['a', null] }, accepts: ['a', null], refuses: ['b'] },
    ],
    ['nullable without type', { given: { nullable: true, maxLength: 1 }, accepts: [null, 'a', 1], refuses: ['ab'] }],
    ['nullable allOf', { given: { nullable: true, allOf: [ref('Text')] }, accepts: ['a', null], refuses: [1] }],
    [
      'nullable allOf with type',
      { given: { type: 'string', nullable: true, allOf: [ref('Text')] }, accepts: ['a', null], refuses: [1] },
    ],
    [
      'nullable oneOf',
      { given: { nullable: true, oneOf: [ref('Text'), { type: 'integer' }] }, accepts: [null, 1], refuses: [[]] },
    ],
    ['nullable not', { given: { nullable: true, not: { type: 'null' } }, accepts: [1, null], refuses: [] }],
    [
      'siblings of a reference',
      { given: { ...ref('Text'), maxLength: 1, nullable: true }, accepts: ['ab'], refuses: [null] },
    ],
    [
      'exclusive bounds',
      {
        given: { minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: true },
        accepts: [1.5, 2],
        refuses: [1, 3],
      },
    ],
    [
      'inclusive bounds, said',
      {
        given: { minimum: 1, exclusiveMinimum: false, maximum: 3, exclusiveMaximum: false },
        accepts: [1, 3],
        refuses: [0, 4],
      },
    ],
    ['exclusive of nothing', { given: { exclusiveMinimum: true }, accepts: [-1], refuses: [] }],
    ['exclusive bounds of 3.1', { given: { minimum: 0, exclusiveMinimum: 1 }, accepts: [2], refuses: [1] }],
    ['type file', { given: { type: 'file' }, accepts: ['bytes'], refuses: [1] }],
    ['an unknown type', { given: { type: 'any', maxLength: 1 }, accepts: [1, 'a'], refuses: ['ab'] }],
    ['an unknown format', { given: { type: 'string', format: 'iban' }, accepts: ['a'], refuses: [1] }],
    ['a known format', { given: { type: 'string', format: 'date' }, accepts: ['2026-01-31'], refuses: ['2026-02-31'] }],
    [
      'required at a property',
      {
        given: { properties: { a: { type: 'string', required: true } } },
        accepts: [{}, { a: 'b' }],
        refuses: [{ a: 1 }],
      },
    ],
    [
      'keywords with unusable values',
      { given: { maxLength: '1', pattern: 5, enum: 'a', minimum: null }, accepts: ['ab', 1], refuses: [] },
    ],
    [
      'keywords of no one',
      { given: { id: 'a', $id: 'b', $anchor: 'c', 'x-a': { $id: 'd' } }, accepts: [1], refuses: [] },
    ],
    ['a pattern for the u flag only', { given: { pattern: '^\\p{Lu}$' }, accepts: ['Ä'], refuses: ['ä'] }],
    [
      'a pattern without the u flag only',
      { given: { pattern: '^[\\w\\-]\\-\\_$' }, accepts: ['--_'], refuses: ['-_'] },
    ],
    [
      'properties that prototypes have',
      { given: { properties: { constructor: TEXT } }, accepts: [{}], refuses: [{ constructor: 1 }] },
    ],
  ])('%s', (_, { given, accepts, refuses }) => {
    const table = tableOf({ Given: given, Text: TEXT })
    for (const value of accepts) expect.soft([value, admits(table, 'Given', value)]).toEqual([value, true])
    for (const value of refuses) expect.soft([value, admits(table, 'Given', value)]).toEqual([value, false])
  })

  it('turns an example into examples and drops what describes documents', () => {
    const given = {
      type: 'string',
      example: 'a',
      xml: {},
      externalDocs: {},
      discriminator: { propertyName: 'a' },
      nullable: true,
    }
    expect(tableOf({ Given: given }).components.schemas).toEqual({
      Given: { type: ['string', 'null'], examples: ['a'] },
    })
  })
})

describe('schemas of OpenAPI 3.1', () => {
  it.each<[string, Case]>([
    ['a list of types', { given: { type: ['string', 'null'] }, accepts: ['a', null], refuses: [1] }],
    ['const', { given: { const: null }, accepts: [null], refuses: [0] }],
    ['siblings of a reference', { given: { ...ref('Text'), maxLength: 1 }, accepts: ['a'], refuses: ['ab', 1] }],
    ['nullable, which says nothing', { given: { type: 'string', nullable: true }, accepts: ['a'], refuses: [null] }],
    ['boolean schemas', { given: { properties: { a: true, b: false } }, accepts: [{ a: 1 }], refuses: [{ b: 1 }] }],
    [
      'if and then',
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      { given: { if: { minLength: 2 }, then: { pattern: '^a' } }, accepts: ['b', 'ab'], refuses: ['ba'] },
    ],
    [
      'unevaluated properties',
      {
        given: { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
        accepts: [{ a: 1 }],
        refuses: [{ b: 1 }],
      },
    ],
  ])('%s', (_, { given, accepts, refuses }) => {
    const table = tableOf({ Given: given, Text: TEXT }, '3.1')
    for (const value of accepts) expect.soft([value, admits(table, 'Given', value)]).toEqual([value, true])
    for (const value of refuses) expect.soft([value, admits(table, 'Given', value)]).toEqual([value, false])
  })
})

describe('references', () => {
  it('lead to components only; what is elsewhere becomes one', () => {
    const content = {
      a: { schema: { properties: { b: TEXT, c: { $ref: '#/paths/~1x/get/responses/200/content/a/schema' } } } },
    }
    const paths = { '/x': { get: { responses: { 200: { content } } } } }
    const { schemas } = tableOf(
      { A: { items: ref('B/properties/c') }, B: { properties: { c: TEXT } } },
      '3.0',
      paths,
    ).components
    expect(schemas).toEqual({
      A: { items: ref('B_c') },
      B: { properties: { c: TEXT } },
      B_c: TEXT,
      x_get_200_a: { properties: { b: TEXT, c: ref('x_get_200_a') } },
    })
  })

  it('keep chains and circles, and rename what may not be a name', () => {
    const given = { A: ref('B'), B: { items: ref('A') }, 'C c': TEXT, C_c: ref('C c') }
    expect(tableOf(given).components.schemas).toEqual({
      A: ref('B'),
      B: { items: ref('A') },
      C_c: ref('C_c_2'),
      C_c_2: TEXT,
    })
  })

  it.each(FIXTURES)('resolve, every one, in %s', async (name) => {
    const table = operationsTable(await fixture(name))
    const ajv = ajvOf(table)
    for (const component of Object.keys(table.components.schemas)) {
      expect(() => ajv.compile({ $ref: `api:#/components/schemas/${component}` })).not.toThrow()
    }
    for (const schema of used(table))
      expect(() => ajv.compile(JSON.parse(schema.replaceAll('"#/', '"api:#/')))).not.toThrow()
  })

  /** The schemas operations use, as text. */
  const used = ({ operations }: ReturnType<typeof tableOf>): string[] =>
    operations
      .flatMap(({ parameters, requestBody, responses }) => [
        ...parameters.map(({ schema }) => schema),
        ...[requestBody ?? { content: {} }, ...Object.values(responses)].flatMap(({ content }) =>
          Object.values(content).map(({ schema }) => schema),
        ),
      ])
      .map((schema) => JSON.stringify(schema))
})

describe('patterns', () => {
  it('are refused where they are none', () => {
    expect(() => tableOf({ A: { properties: { b: { pattern: '(' } } } })).toThrow(
      'The pattern "(" is no regular expression. (a.yaml#/components/schemas/A/properties/b/pattern)',
    )
    expect(() => tableOf({ A: { patternProperties: { '[': true } } }, '3.1')).toThrow(
      'The pattern "[" is no regular expression. (a.yaml#/components/schemas/A/patternProperties/[)',
    )
  })
})
