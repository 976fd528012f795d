import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../../scripts/lib/operations.ts'
import { boundaries } from '../../../../scripts/lib/sampling/boundaries.ts'
import { sample } from '../../../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../../../scripts/lib/sampling/judge.ts'
import { CONSTRUCTS } from './constructs.ts'
import { NOTIFICATION } from './notification.ts'

/** The boundaries of a schema that is its own root, as `pointer keyword: label`. */
function labels(schema: JsonSchema, valid: Json): string[] {
  return boundaries({ schema, root: Object(schema) }, valid).map(({ pointer, keyword, label }) => {
    return `${pointer} ${keyword}: ${label}`
  })
}

/** The boundaries' values. */
function values(schema: JsonSchema, valid: Json): (Json | undefined)[] {
  return boundaries({ schema, root: Object(schema) }, valid).map(({ value }) => value)
}

describe('what sits on a bound', () => {
  it.each<[string, JsonSchema, Json, string[]]>([
    [
      'lengths, with the pattern respected',
      { type: 'string', pattern: '^[a-z]*$', minLength: 2, maxLength: 9 },
      'valid',
      [
        ' minLength: 2 characters, the least allowed',
        ' maxLength: 9 characters, the most allowed',
        ' minLength: 3 characters, one more than the least allowed',
        ' maxLength: 8 characters, one less than the most allowed',
      ],
    ],
    [
      'lengths that only the pattern limits, the empty text among them',
      { type: 'string', pattern: '^[a-zA-Z. -]{0,26}$' },
      'Anna',
      [
        ' pattern: empty, which is allowed',
        ' pattern: 26 characters, the most allowed',
        ' pattern: 1 character, one more than the least allowed',
        ' pattern: 25 characters, one less than the most allowed, of words that a filter may stumble over',
        ' pattern: with signs that are neither letters nor digits',
        ' pattern: with every sign the pattern allows',
        ' pattern: capitals, with a sign at both ends',
        ' pattern: with a blank at both ends',
      ],
    ],
    [
      'letters of other scripts where nothing forbids them',
      { type: 'string', maxLength: 3 },
      'ab',
      [
        ' minLength: empty, which is allowed',
        ' maxLength: 3 characters, the most allowed',
        ' minLength: 1 character, one more than the least allowed',
        ' maxLength: 2 characters, one less than the most allowed',
        ' type: letters beyond ASCII',
      ],
    ],
    [
      'each form of a pattern',
      { type: 'string', pattern: '^(TEXT|HTML|MARKDOWN)$' },
      'TEXT',
      [
        ' pattern: 4 characters, the least allowed',
        ' pattern: 8 characters, the most allowed',
        ' pattern: another form the pattern allows',
      ],
    ],
    [
      'integers',
      { type: 'integer', minimum: 1, maximum: 50 },
      7,
      [
        ' minimum: 1, the least allowed',
        ' minimum: 2, next to the least allowed',
        ' maximum: 50, the most allowed',
        ' maximum: 49, next to the most allowed',
      ],
    ],
    [
      'numbers, exact when they are large',
      { type: 'number', minimum: 0, maximum: 999_999_999_999 },
      7,
      [
        ' minimum: 0, the least allowed',
        ' minimum: 1, next to the least allowed',
        ' maximum: 999999999999, the most allowed',
        ' maximum: 999999999998, next to the most allowed',
        ' type: a number with a fraction',
        ' type: a number with six digits behind the point',
      ],
    ],
    [
      'open bounds and steps',
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.25 },
      0.5,
      [
        ' exclusiveMinimum: 0.25, the least allowed',
        ' exclusiveMinimum: 0.5, next to the least allowed',
        ' exclusiveMaximum: 0.75, the most allowed',
      ],
    ],
    [
      '32 bits',
      { type: 'integer', format: 'int32' },
      5,
      [
        ' format: -2147483648, the least allowed',
        ' format: -2147483647, next to the least allowed',
        ' format: 2147483647, the most allowed',
        ' format: 2147483646, next to the most allowed',
        ' type: zero',
        ' type: one',
        ' type: minus one',
      ],
    ],
    [
      'each value of an enum',
      { enum: ['a', 'b', 'c'] },
      'a',
      [' enum: value 1 of the 3 allowed', ' enum: value 2 of the 3 allowed', ' enum: value 3 of the 3 allowed'],
    ],
    ['both booleans', { type: 'boolean' }, true, [' type: true', ' type: false']],
    [
      'null where it is allowed',
      { type: ['boolean', 'null'] },
      true,
      [' type: true', ' type: false', ' nullable: null, which is allowed'],
    ],
    [
      'defaults and examples',
      { type: 'integer', default: 10, examples: [20, 'no'], minimum: 5, maximum: 20 },
      7,
      [
        ' default: the default',
        ' examples: example 1 of 2',
        ' minimum: 5, the least allowed',
        ' minimum: 6, next to the least allowed',
        ' maximum: 19, next to the most allowed',
      ],
    ],
    [
      'properties absent and present',
      { type: 'object', required: ['id'], properties: { id: { const: 1 }, a: { const: 2 }, b: { const: 3 } } },
      { id: 1, a: 2 },
      [
        '/a required: absent, which is allowed',
        '/b required: present, which is allowed',
        '/id const: the one value that is allowed',
      ],
    ],
    [
      'an additional property where the schema speaks of them',
      { type: 'object', additionalProperties: { const: 0 } },
      {},
      ['/property1 additionalProperties: one more property, which is allowed'],
    ],
    [
      'numbers of properties',
      {
        type: 'object',
        minProperties: 1,
        maxProperties: 3,
        properties: { a: { const: 0 }, b: { const: 0 }, c: { const: 0 } },
      },
      { a: 0, b: 0 },
      [
        '/a required: absent, which is allowed',
        '/b required: absent, which is allowed',
        '/c required: present, which is allowed',
        '/a const: the one value that is allowed',
      ],
    ],
    [
      'numbers of items',
      { type: 'array', minItems: 1, maxItems: 4, items: { const: 0 } },
      [0, 0],
      [
        ' minItems: 1 item, the least allowed',
        ' maxItems: 4 items, the most allowed',
        ' maxItems: 3 items, one less than the most allowed',
        ' minItems: 2 items, one more than the least allowed',
      ],
    ],
    [
      'alternatives',
      { oneOf: [{ const: 'x' }, { const: 'y' }] },
      'x',
      [' const: the one value that is allowed', ' oneOf: alternative 2 of 2'],
    ],
  ])('%s', (_, schema, valid, want) => {
    expect(labels(schema, valid)).toEqual(want)
  })

  it('both sides of a condition, each with what it asks for', () => {
    expect(values(CONSTRUCTS.condition ?? false, { country: 'US', zip: '12345' })).toEqual(
      expect.arrayContaining([{ country: 'NL', zip: expect.stringMatching(/^\d{4} [A-Z]{2}$/) }]),
    )
  })

  it('a long array is filled up to a sane number only', () => {
    const found = boundaries({ schema: { type: 'array', maxItems: 5000, items: { const: 0 } }, root: {} }, [])
    expect(found.map(({ label, value }) => [label, Array.isArray(value) ? value.length : value])).toContainEqual([
      '100 of the 5000 items allowed',
      100,
    ])
  })

  it('a long text is written out', () => {
    const pattern = '^(?:[\\x20-\\x2D\\x2F-\\x7F]*\\.){4}(?:[\\x20-\\x2D\\x2F-\\x7F]*)$'
    const lengths = values({ type: 'string', pattern, maxLength: 8192 }, 'a.b.c.d.e').map(
      (value) => String(value).length,
    )
    expect(lengths).toEqual(expect.arrayContaining([4, 8192, 5, 8191]))
  })
})

describe('pointers', () => {
  it('lead to the place, and to the schema object that holds the keyword', () => {
    const root = { components: { schemas: { Name: { type: 'string', maxLength: 3 } } } }
    const schema = {
      type: 'object',
      properties: { 'a/b': { $ref: '#/components/schemas/Name' }, n: { maximum: 1, type: 'integer' } },
    }
    const found = boundaries({ schema, root }, { 'a/b': 'x', n: 1 })
    expect(found.find(({ keyword }) => keyword === 'maxLength')).toMatchObject({
      pointer: '/a~1b',
      schemaPointer: '/components/schemas/Name',
    })
    expect(found.find(({ label }) => label === '0, next to the most allowed')).toMatchObject({
      pointer: '/n',
      schemaPointer: '~/properties/n',
    })
  })
})

describe('every boundary of every construct', () => {
  it.each([
    ...Object.entries(CONSTRUCTS).map(([name, schema]) => [name, { schema, root: schema }] as const),
    ['the notification', NOTIFICATION] as const,
  ])('%s is valid, and comes once', (_, context) => {
    const valid = sample(context, { seed: 3 }) ?? null
    const found = boundaries(context, valid)
    const judge = createJudge(context.root)
    expect(found.filter(({ instance }) => !judge.accepts(context.schema, instance))).toEqual([])
    expect(new Set(found.map(({ instance }) => JSON.stringify(instance))).size).toBe(found.length)
    expect(found.length).toBeGreaterThan(0)
    expect(boundaries(context, valid)).toEqual(found)
  })
})

it('an invalid instance has no boundaries', () => {
  expect(boundaries({ schema: { type: 'string' }, root: {} }, 7)).toEqual([])
  expect(boundaries({ schema: { $ref: '#/gone' }, root: {} }, 7)).toEqual([])
})
