import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../../scripts/lib/operations.ts'
import { sample } from '../../../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../../../scripts/lib/sampling/judge.ts'
import { violations } from '../../../../scripts/lib/sampling/violations.ts'
import { CONSTRUCTS } from './constructs.ts'
import { NOTIFICATION } from './notification.ts'

/** The violations of a schema that is its own root as `pointer keyword: label`, those of the type left out. */
function labels(schema: JsonSchema, valid: Json): string[] {
  return violations({ schema, root: Object(schema) }, valid)
    .filter(({ label }) => !/ instead of /.test(label))
    .map(({ pointer, keyword, label }) => `${pointer} ${keyword}: ${label}`)
}

describe('what is one step too far', () => {
  it.each<[string, JsonSchema, Json, string[]]>([
    [
      'lengths',
      { type: 'string', minLength: 1, maxLength: 26 },
      'Anna',
      [' minLength: an empty text, at least 1 is needed', ' maxLength: 27 characters, at most 26 are allowed'],
    ],
    [
      'a length that the pattern limits as well is one fault, the length',
      { type: 'string', maxLength: 3, pattern: '^[a-z]{0,3}$' },
      'abc',
      [
        ' maxLength: 4 characters, at most 3 are allowed',
        ' pattern: the character right before the allowed ones as character 3',
        ' pattern: the character right behind the allowed ones as character 3',
        ' pattern: a letter of full width as character 3',
        ' pattern: a letter that is only nearly a Latin one as character 3',
        ...[
          'a capital letter',
          'a digit',
          'a full stop',
          'a hyphen',
          'a letter with an accent',
          'a sign',
          'a space',
          'an apostrophe',
        ].map((kind) => ` pattern: ${kind} in the middle, which the pattern does not allow there`),
        ' pattern: a character in the middle that is not allowed there',
        ' pattern: a first character that is not allowed',
        ' pattern: a last character that is not allowed',
        ' pattern: upper and lower case swapped',
        ' pattern: a letter of another script',
        ' pattern: a line break at the end',
      ],
    ],
    [
      'numbers',
      { type: 'integer', minimum: 1, maximum: 50, multipleOf: 5 },
      10,
      [
        ' minimum: less than 1, the least allowed',
        ' maximum: more than 50, the most allowed',
        ' multipleOf: not a multiple of 5',
        ' type: a number with a fraction, a whole number is needed',
      ],
    ],
    [
      'open bounds',
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 9 },
      3,
      [
        ' exclusiveMinimum: exactly 0, more is needed',
        ' exclusiveMaximum: exactly 9, less is needed',
        ' exclusiveMinimum: less than 0, more is needed',
        ' exclusiveMaximum: more than 9, less is needed',
      ],
    ],
    [
      'formats',
      { type: 'string', format: 'uuid' },
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      [
        ' format: one digit too few, a uuid is needed',
        ' format: a letter that is no hexadecimal digit, a uuid is needed',
        ' format: no hyphens, a uuid is needed',
      ],
    ],
    [
      'named values',
      { type: 'string', enum: ['ACTIVE', 'CLOSED'] },
      'ACTIVE',
      [
        ' enum: an unknown value, not one of the 2 allowed',
        ' enum: a value in the wrong case, not one of the 2 allowed',
        ' enum: a value with a space behind it, not one of the 2 allowed',
        ' enum: an empty text, not one of the 2 allowed',
        ' enum: a name that many an object has a member of, not one of the 2 allowed',
      ],
    ],
    [
      'properties',
      {
        type: 'object',
        required: ['a'],
        additionalProperties: false,
        properties: { a: {}, b: {} },
        dependentRequired: { a: ['b'] },
      },
      { a: 1, b: 2 },
      [
        '/a required: missing, although it is required',
        '/b dependentRequired: missing, although another property calls for it',
        '/unexpected additionalProperties: a property that is not declared, where no others are allowed',
      ],
    ],
    [
      'names and numbers of properties',
      { type: 'object', minProperties: 1, maxProperties: 2, propertyNames: { maxLength: 9 } },
      { a: 1 },
      [
        '/aaaaaaaaaa propertyNames: a name of 10 characters, at most 9 are allowed',
        '/Not A Name! propertyNames: a name that is not allowed',
        ' minProperties: no properties, at least 1 is needed',
        ' maxProperties: 3 properties, at most 2 are allowed',
      ],
    ],
    [
      'items',
      {
        type: 'array',
        minItems: 2,
        maxItems: 3,
        uniqueItems: true,
        contains: { minimum: 5 },
        items: { type: 'integer' },
      },
      [1, 9],
      [
        ' minItems: 1 item, at least 2 are needed',
        ' maxItems: 4 items, at most 3 are allowed',
        ' uniqueItems: the same item twice, where each may come once',
        ' contains: no item of the wanted form, at least 1 is needed',
        '/0 type: a number with a fraction, a whole number is needed',
      ],
    ],
    [
      'a closed tuple',
      { type: 'array', prefixItems: [{ const: 1 }], items: false },
      [1],
      [' items: one item more than there are places for', '/0 const: another number, not the only one allowed'],
    ],
    [
      'a closed tuple that is not full',
      { type: 'array', prefixItems: [{ const: 1 }, { const: 2 }], items: false },
      [1],
      [' items: one item more than there are places for', '/0 const: another number, not the only one allowed'],
    ],
    [
      'names by a pattern, and no others',
      { type: 'object', patternProperties: { '^c[0-9]$': { const: 1 } }, additionalProperties: false },
      { c1: 1 },
      [
        '/unexpected additionalProperties: a property that is not declared, where no others are allowed',
        '/c_ additionalProperties: a name with a character in the middle that is not allowed there, where no others are allowed',
        '/c99 additionalProperties: a name with 3 characters, the pattern allows at most 2, where no others are allowed',
        '/c additionalProperties: a name with 1 character, the pattern needs at least 2, where no others are allowed',
        '/c1# additionalProperties: a name with one character too many at the end, where no others are allowed',
        '/c1 const: another number, not the only one allowed',
      ],
    ],
    [
      'what is unevaluated only because something else is wrong',
      { allOf: [{ properties: { a: { const: 1 }, b: {} } }], unevaluatedProperties: false },
      { a: 1, b: 2 },
      [
        '/unexpected unevaluatedProperties: a property that is not declared, where no others are allowed',
        '/a const: another number, not the only one allowed',
      ],
    ],
    [
      'an excluded form',
      { type: 'integer', not: { minimum: 10 } },
      5,
      [' type: a number with a fraction, a whole number is needed', ' not: a form that is excluded'],
    ],
    [
      'two alternatives, and none',
      {
        oneOf: [
          { type: 'integer', minimum: 0 },
          { type: 'integer', maximum: 10 },
        ],
      },
      50,
      [
        ' type: a number with a fraction, a whole number is needed',
        ' oneOf: fits two alternatives, where exactly one must fit',
      ],
    ],
  ])('%s', (_, schema, valid, want) => {
    expect(labels(schema, valid).toSorted()).toEqual(want.toSorted())
  })

  it('each type that is not allowed, and the valid value in disguise', () => {
    const found = violations({ schema: { type: 'integer' }, root: {} }, 7)
    expect(found.map(({ label, value }) => [label, value])).toEqual([
      ['a number with a fraction, a whole number is needed', 7.5],
      ['the valid value written as a text instead of an integer', '7'],
      ['a text instead of an integer', 'text'],
      ['a boolean instead of an integer', true],
      ['an object instead of an integer', {}],
      ['an empty array instead of an integer', []],
      ['null instead of an integer', null],
      ['the valid value in a list of one instead of an integer', [7]],
    ])
  })

  it('null is no fault where it is allowed', () => {
    expect(violations({ schema: { type: ['integer', 'null'] }, root: {} }, 7).map(({ value }) => value)).not.toContain(
      null,
    )
  })

  it('the mistakes made with dates', () => {
    const found = violations(NOTIFICATION, sample(NOTIFICATION, { seed: 1 }) ?? null)
    const dates = found.filter(({ pointer, keyword }) => pointer === '/operations/0/startTime' && keyword === 'pattern')
    expect(dates.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        'no fraction of a second',
        'an offset that is not a whole hour',
        'month 13',
        'a line break at the end',
      ]),
    )
  })
})

describe('what a violation tells', () => {
  const root = { components: { schemas: { Name: { type: 'string', maxLength: 3 } } } }
  const schema = {
    type: 'object',
    required: ['a/b'],
    properties: {
      'a/b': { allOf: [{ $ref: '#/components/schemas/Name' }] },
      list: { type: 'array', items: { maximum: 1 } },
    },
  }
  const found = violations({ schema, root }, { 'a/b': 'x', list: [1, 0] })

  it('the place, the schema, what stood there and what stands there now', () => {
    expect(found.find(({ keyword }) => keyword === 'maxLength')).toEqual({
      pointer: '/a~1b',
      schemaPointer: '/components/schemas/Name',
      keyword: 'maxLength',
      label: '4 characters, at most 3 are allowed',
      was: 'x',
      value: expect.stringMatching(/^[a-z]{4}$/),
      instance: { 'a/b': expect.stringMatching(/^[a-z]{4}$/), list: [1, 0] },
    })
  })

  it('an absence', () => {
    expect(found.find(({ keyword }) => keyword === 'required')).toEqual({
      pointer: '/a~1b',
      schemaPointer: '~',
      keyword: 'required',
      label: 'missing, although it is required',
      was: 'x',
      value: undefined,
      instance: { list: [1, 0] },
    })
  })

  it('the first item stands for all', () => {
    expect(
      found.filter(({ pointer }) => pointer.startsWith('/list/')).map(({ pointer, value }) => [pointer, value]),
    ).toEqual([['/list/0', 2]])
  })

  it('places that were absent are gone into as well', () => {
    const optional = {
      type: 'object',
      properties: { inner: { type: 'object', properties: { n: { type: 'integer', minimum: 3 } } } },
    }
    expect(violations({ schema: optional, root: {} }, {})).toContainEqual(
      expect.objectContaining({ pointer: '/inner/n', keyword: 'minimum', value: 2, instance: { inner: { n: 2 } } }),
    )
  })

  it('other alternatives are gone into as well', () => {
    const schema = CONSTRUCTS['oneOf with a tag'] ?? false
    expect(violations({ schema, root: {} }, { t: 'A', x: 1 })).toContainEqual(
      expect.objectContaining({ pointer: '/y', keyword: 'minLength', schemaPointer: '~/oneOf/1/properties/y' }),
    )
  })
})

describe('every violation of every construct', () => {
  it.each([
    ...Object.entries(CONSTRUCTS).map(([name, schema]) => [name, { schema, root: schema }] as const),
    ['the notification', NOTIFICATION] as const,
  ])('%s has one fault, at its place, and comes once', (_, context) => {
    const valid = sample(context, { seed: 3 }) ?? null
    const found = violations(context, valid)
    const judge = createJudge(context.root)
    for (const { instance, pointer, label } of found) {
      const places = new Set(judge.faults(context.schema, instance).map((fault) => fault.pointer))
      expect([...places], label).toEqual([pointer])
    }
    expect(new Set(found.map(({ instance }) => JSON.stringify(instance))).size).toBe(found.length)
    expect(found.length).toBeGreaterThan(0)
    expect(violations(context, valid)).toEqual(found)
  })
})

it('names of properties are spoilt by the rule that a reference leads to', () => {
  const root = { Name: { pattern: '^[a-z]{2}$' } }
  const found = violations({ schema: { propertyNames: { $ref: '#/Name' } }, root }, { ab: 1 })
  const names = found.filter(({ keyword }) => keyword === 'propertyNames').map(({ pointer }) => pointer)
  expect(names).toHaveLength(4)
  expect(names).toContain('/Not A Name!')
})

it('no label repeats a value', () => {
  const found = violations(NOTIFICATION, sample(NOTIFICATION, { seed: 9 }) ?? null)
  const telling = found.filter(({ was }) => typeof was === 'string' && was.length > 4)
  expect(telling.length).toBeGreaterThan(100)
  expect(telling.filter(({ label, was }) => label.includes(String(was)))).toEqual([])
})

it('the notification is gone through', () => {
  const valid = sample(NOTIFICATION, { seed: 1 }) ?? null
  const found = violations(NOTIFICATION, valid)
  expect(found.length).toBeGreaterThan(400)
})

it('an invalid instance has no violations', () => {
  expect(violations({ schema: { type: 'string' }, root: {} }, 7)).toEqual([])
  expect(violations({ schema: { type: 'string', pattern: '(' }, root: {} }, 'a')).toEqual([])
})
