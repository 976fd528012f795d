import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../../scripts/lib/operations.ts'
import { sample } from '../../../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../../../scripts/lib/sampling/judge.ts'
import { CONSTRUCTS } from './constructs.ts'
import { NOTIFICATION } from './notification.ts'

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed)

/** A sample of a schema that is its own root. */
function sampleOf(schema: JsonSchema, seed = 1, example?: Json): Json | undefined {
  return sample({ schema, root: Object(schema) }, { seed, example })
}

describe('every construct is sampled, and validly for every seed', () => {
  it.each(Object.entries(CONSTRUCTS))('%s', (_, schema) => {
    const judge = createJudge(schema)
    const valid = SEEDS.filter((seed) => {
      const value = sampleOf(schema, seed)
      return value !== undefined && judge.accepts(schema, value)
    })
    expect(valid).toEqual(SEEDS)
  })
})

describe('what a schema names comes first', () => {
  it.each<[string, JsonSchema, Json | undefined, Json]>([
    ['a valid example', { type: 'string', examples: ['b'] }, 'a', 'a'],
    ['the examples of the schema when the example is not valid', { type: 'string', examples: ['b'] }, 7, 'b'],
    ['the first valid one of several', { type: 'string', maxLength: 3, examples: ['long', 'ok'] }, undefined, 'ok'],
    ['a default', { type: 'integer', default: 10, maximum: 50 }, undefined, 10],
    ['a const', { const: { a: 1 } }, undefined, { a: 1 }],
    ['the examples of properties', { type: 'object', properties: { a: { example: 'x' } } }, undefined, { a: 'x' }],
    [
      'the only value of an enum that the rest allows',
      { enum: ['a', 'bbb', 7], type: 'string', minLength: 2 },
      undefined,
      'bbb',
    ],
  ])('%s', (_, schema, example, want) => {
    expect(sampleOf(schema, 1, example)).toEqual(want)
  })

  it('an invalid default is not taken', () => {
    expect(sampleOf({ type: 'integer', default: 'none', minimum: 5, maximum: 5 })).toBe(5)
  })

  it('an empty default says nothing', () => {
    expect(sampleOf({ type: 'array', default: [], items: { const: 1 } })).toEqual([1])
  })
})

describe('as complete as it can be', () => {
  it('has the optional properties', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { const: 1 }, b: { const: 2 } } }
    expect(sampleOf(schema)).toEqual({ a: 1, b: 2 })
  })

  it('leaves an impossible optional property out', () => {
    const schema = {
      type: 'object',
      properties: { a: { const: 1 }, b: { type: 'string', minLength: 3, maxLength: 2 } },
    }
    expect(sampleOf(schema)).toEqual({ a: 1 })
  })

  it('prefers a value to null', () => {
    expect(sampleOf({ oneOf: [{ type: 'null' }, { const: 'x' }] })).toBe('x')
    expect(sampleOf({ type: ['null', 'boolean'] })).toBeTypeOf('boolean')
  })

  it('takes days that exist where a pattern wants a date', () => {
    const pattern = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$'
    for (const seed of SEEDS)
      expect(new Date(String(sampleOf({ type: 'string', pattern }, seed))).getTime()).not.toBeNaN()
  })

  it('goes round a circle once and no further', () => {
    const tree = { type: 'object', properties: { child: { $ref: '#' }, name: { const: 'x' } } }
    expect(
      sample(
        {
          schema: { $ref: '#/t' },
          root: { t: { ...tree, properties: { ...tree.properties, child: { $ref: '#/t' } } } },
        },
        { seed: 1 },
      ),
    ).toEqual({
      name: 'x',
    })
  })
})

describe('the notification', () => {
  it('is sampled whole', () => {
    const value = sample(NOTIFICATION, { seed: 1 })
    expect(createJudge(NOTIFICATION.root).faults(NOTIFICATION.schema, value)).toEqual([])
    expect(JSON.stringify(value).match(/":/g)?.length).toBeGreaterThan(40)
  })

  it('is the same for the same seed and another for another', () => {
    expect(sample(NOTIFICATION, { seed: 7 })).toEqual(sample(NOTIFICATION, { seed: 7 }))
    expect(sample(NOTIFICATION, { seed: 7 })).not.toEqual(sample(NOTIFICATION, { seed: 8 }))
  })
})

describe('undefined rather than an invalid value', () => {
  it.each<[string, JsonSchema]>([
    ['nothing is allowed', false],
    ['bounds that cross', { type: 'string', minLength: 3, maxLength: 2 }],
    ['types that exclude each other', { allOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['a required property that cannot be', { required: ['a'], type: 'object', properties: { a: false } }],
    ['a circle of references', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }],
    [
      'a required circle',
      {
        $ref: '#/$defs/a',
        $defs: { a: { type: 'object', required: ['n'], properties: { n: { $ref: '#/$defs/a' } } } },
      },
    ],
    ['a dangling reference', { $ref: '#/$defs/gone' }],
    ['a pattern that is none', { type: 'string', pattern: '(' }],
    ['more items than anyone sends', { type: 'array', minItems: 1_000_000_000 }],
    ['a text longer than anyone sends', { type: 'string', minLength: 1_000_000_000 }],
    [
      'ten thousand levels of properties',
      nested(10_000, (inner) => ({ type: 'object', required: ['a'], properties: { a: inner } })),
    ],
    ['ten thousand levels of allOf', nested(10_000, (inner) => ({ allOf: [inner] }))],
    ['ten thousand levels of items', nested(10_000, (inner) => ({ type: 'array', minItems: 1, items: inner }))],
  ])('%s', (_, schema) => {
    expect(sampleOf(schema)).toBeUndefined()
  })

  it('a chain of ten thousand references', () => {
    const links = Array.from({ length: 10_000 }, (_, index) => [`s${index}`, { $ref: `#/s${index + 1}` }] as const)
    expect(sample({ schema: { $ref: '#/s0' }, root: Object.fromEntries(links) }, { seed: 1 })).toBeUndefined()
  })
})

describe('hostile schemas end soon', () => {
  it.each<[string, JsonSchema]>([
    ['a wide tree', wideTree(8, 3)],
    ['a tree too wide to compile', wideTree(12, 5)],
    [
      'alternatives of alternatives that all fail',
      nested(12, (inner) => ({ oneOf: [inner, inner, { not: {} }], type: 'string', maxLength: 0, minLength: 1 })),
    ],
    ['a catastrophic pattern', { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$', minLength: 30 }],
    [
      'properties named after prototypes',
      {
        type: 'object',
        required: ['constructor', 'toString'],
        properties: {
          constructor: { type: 'string' },
          toString: { type: 'integer' },
          hasOwnProperty: { type: 'null' },
        },
      },
    ],
    [
      'a hundred properties under a count',
      {
        type: 'object',
        minProperties: 90,
        maxProperties: 95,
        properties: Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`p${index}`, { type: 'integer' }])),
      },
    ],
  ])('%s', (_, schema) => {
    const value = sampleOf(schema)
    if (value !== undefined) expect(createJudge(Object(schema)).accepts(schema, value)).toBe(true)
  })
})

/** A schema wrapped in itself many times. */
function nested(levels: number, wrap: (inner: JsonSchema) => JsonSchema): JsonSchema {
  let schema: JsonSchema = { type: 'string' }
  for (let level = 0; level < levels; level++) schema = wrap(schema)
  return schema
}

/** Objects of many properties that each hold such an object. */
function wideTree(width: number, depth: number): JsonSchema {
  if (depth === 0) return { type: 'string' }
  const child = wideTree(width, depth - 1)
  return {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: width }, (_, index) => [`p${index}`, child])),
  }
}
