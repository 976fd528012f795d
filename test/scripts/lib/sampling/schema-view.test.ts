import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../../scripts/lib/operations.ts'
import {
  itemSchemas,
  negation,
  propertySchemas,
  typesOf,
  viewOf,
} from '../../../../scripts/lib/sampling/schema-view.ts'

const root = {
  defs: {
    base: { type: 'object', properties: { id: { type: 'integer' } } },
    loop: { allOf: [{ $ref: '#/defs/loop' }, { $ref: '#/defs/base' }] },
  },
}

/** A schema opened. */
function viewed(schema: JsonSchema): ReturnType<typeof viewOf> {
  return viewOf(root, [{ schema, pointer: '~' }])
}

describe('a view', () => {
  it('opens references and allOf, each part with its place', () => {
    const view = viewed({ allOf: [{ $ref: '#/defs/base' }, { required: ['id'] }] })
    expect(view.parts.map(({ pointer }) => pointer)).toEqual(['~', '~/allOf/0', '/defs/base', '~/allOf/1'])
  })

  it('sets alternatives aside', () => {
    const view = viewed({ anyOf: [{ type: 'string' }, { type: 'null' }], allOf: [{ oneOf: [{}] }] })
    expect(view.choices.map(({ keyword, part, branches }) => [keyword, part.pointer, branches.length])).toEqual([
      ['anyOf', '~', 2],
      ['oneOf', '~/allOf/0', 1],
    ])
  })

  it('goes round no circle twice', () => {
    expect(viewed({ $ref: '#/defs/loop' }).parts.map(({ pointer }) => pointer)).toContain('/defs/base')
  })

  it.each<[string, JsonSchema]>([
    ['false', false],
    ['a false part', { allOf: [true, false] }],
    ['a dangling reference', { $ref: '#/defs/gone' }],
    ['a reference to another document', { $ref: 'other.json#/a' }],
  ])('%s is impossible', (_, schema) => {
    expect(viewed(schema).impossible).toBe(true)
  })
})

describe('what is below', () => {
  const parts = viewed({
    properties: { a: { minLength: 1 } },
    patternProperties: { '^a': { maxLength: 9 } },
    additionalProperties: { type: 'boolean' },
    prefixItems: [{ const: 0 }],
    items: { const: 1 },
  }).parts
  it.each([
    ['a', ['~/properties/a', '~/patternProperties/^a']],
    ['ab', ['~/patternProperties/^a']],
    ['z', ['~/additionalProperties']],
    ['constructor', ['~/additionalProperties']],
  ])('property %s', (name, want) => {
    expect(propertySchemas(parts, name).map(({ pointer }) => pointer)).toEqual(want)
  })

  it('items of a tuple and behind it', () => {
    expect([0, 1].map((index) => itemSchemas(parts, index)[0]?.pointer)).toEqual(['~/prefixItems/0', '~/items'])
  })
})

it.each<[string, JsonObject[], string[]]>([
  ['one', [{ type: 'string' }], ['string']],
  ['null last', [{ type: ['null', 'string'] }], ['string', 'null']],
  ['what all allow', [{ type: ['string', 'null'] }, { type: ['null', 'integer'] }], ['null']],
  ['an integer is a number', [{ type: 'number' }, { type: 'integer' }], ['integer']],
  ['the same the other way round', [{ type: 'integer' }, { type: ['number', 'string'] }], ['integer']],
  ['none', [{ type: 'string' }, { type: 'array' }], []],
  ['unstated: guessed by the keywords', [{ minItems: 1 }], ['array', 'string', 'number', 'boolean', 'object', 'null']],
])('types: %s', (_, schemas, want) => {
  expect(typesOf(schemas.map((schema) => ({ schema, pointer: '~' })))).toEqual(want)
})

it('a negation is the same object every time', () => {
  const schema = { type: 'string' }
  expect(negation({ schema, pointer: '~' }).schema).toBe(negation({ schema, pointer: '~' }).schema)
  expect(negation({ schema: true, pointer: '~' }).schema).toBe(false)
})
