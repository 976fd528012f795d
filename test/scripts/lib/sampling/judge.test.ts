import { describe, expect, it } from 'vitest'
import { createJudge } from '../../../../scripts/lib/sampling/judge.ts'

const root = {
  components: {
    schemas: {
      Code: { type: 'string', maxLength: 3, pattern: '^[a-z]*$' },
      Node: {
        type: 'object',
        properties: { next: { $ref: '#/components/schemas/Node' }, code: { $ref: '#/components/schemas/Code' } },
        additionalProperties: false,
      },
      'Odd/Name~': { type: 'integer' },
    },
  },
}
const judge = createJudge(root)

/** The faults of a value as `pointer keyword schemaPointer: message`. */
function faults(schema: Parameters<typeof judge.faults>[0], value: unknown): string[] {
  return judge.faults(schema, value).map((fault) => {
    return `${fault.pointer} ${fault.keyword} ${fault.schemaPointer}: ${fault.message}`
  })
}

describe('the judge names the place and the rule, never the value', () => {
  it.each([
    ['a type', { type: 'integer' }, 'secret', ' type ~: The value must be an integer.'],
    ['several types', { type: ['string', 'null'] }, 4111, ' type ~: The value must be a string or null.'],
    ['an enum', { enum: ['a', 1] }, 'secret', ' enum ~: The value must be one of "a", 1.'],
    ['a const', { const: 'a' }, 'secret', ' const ~: The value must be "a".'],
    ['a long const', { const: 'x'.repeat(400) }, 'secret', ' const ~: The value must be the one allowed value.'],
    ['a least length', { minLength: 9 }, 'secret', ' minLength ~: The value must have at least 9 characters.'],
    ['a greatest length', { maxLength: 1 }, 'secret', ' maxLength ~: The value must have at most 1 character.'],
    ['a pattern', { pattern: '^\\d$' }, 'secret', ' pattern ~: The value must match the pattern "^\\\\d$".'],
    ['a format', { format: 'date' }, 'secret', ' format ~: The value must be a well-formed date.'],
    ['a minimum', { minimum: 3 }, 2, ' minimum ~: The value must be at least 3.'],
    ['a maximum', { maximum: 3 }, 4, ' maximum ~: The value must be at most 3.'],
    ['an open minimum', { exclusiveMinimum: 3 }, 3, ' exclusiveMinimum ~: The value must be more than 3.'],
    ['an open maximum', { exclusiveMaximum: 3 }, 3, ' exclusiveMaximum ~: The value must be less than 3.'],
    ['a step', { multipleOf: 0.01 }, 0.015, ' multipleOf ~: The value must be a multiple of 0.01.'],
    ['a required property', { required: ['a/b'] }, {}, '/a~1b required ~: `/…` is required.'],
    [
      'a property called for',
      { dependentRequired: { a: ['b'] } },
      { a: 1 },
      '/b dependentRequired ~: `/b` is required when `a` is present.',
    ],
    [
      'a surplus property',
      { additionalProperties: false },
      { extra: 'secret' },
      '/extra additionalProperties ~: `/extra` is not a property the schema allows.',
    ],
    [
      'a surplus property named like a card number',
      { additionalProperties: false },
      { '4111111111111111': 1 },
      '/4111111111111111 additionalProperties ~: `/…` is not a property the schema allows.',
    ],
    [
      'a name',
      { propertyNames: { maxLength: 1 } },
      { ab: 1 },
      '/ab propertyNames ~: `/ab` has a name the schema does not allow.',
    ],
    [
      'a name by a reference',
      { propertyNames: { $ref: '#/components/schemas/Code' } },
      { ABCD: 1 },
      '/ABCD propertyNames ~: `/ABCD` has a name the schema does not allow.',
    ],
    ['too few properties', { minProperties: 1 }, {}, ' minProperties ~: The value must have at least 1 property.'],
    [
      'too many properties',
      { maxProperties: 0 },
      { a: 1 },
      ' maxProperties ~: The value must have at most 0 properties.',
    ],
    ['too few items', { minItems: 2 }, [1], ' minItems ~: The value must have at least 2 items.'],
    ['too many items', { maxItems: 1 }, [1, 2], ' maxItems ~: The value must have at most 1 item.'],
    ['a closed tuple', { prefixItems: [{}], items: false }, [1, 2], ' items ~: The value must have at most 1 item.'],
    [
      'the same twice',
      { uniqueItems: true },
      [{ a: 1 }, { a: 1 }],
      ' uniqueItems ~: The value must not hold the same item twice.',
    ],
    [
      'nothing of the wanted form',
      { contains: { type: 'null' } },
      [1, 2],
      ' contains ~: The value must hold at least 1 item of the wanted form.',
    ],
    [
      'too many of the wanted form',
      { contains: { type: 'integer' }, minContains: 0, maxContains: 1 },
      [1, 2],
      ' contains ~: The value must hold at least 0 items of the wanted form and at most 1.',
    ],
    ['an excluded form', { not: { type: 'string' } }, 'secret', ' not ~: The value has a form the schema excludes.'],
    ['nothing allowed', false, 'secret', ' false schema ~: The value is not allowed here.'],
    [
      'a forbidden property',
      { properties: { a: false } },
      { a: 1 },
      '/a false schema ~/properties/a: `/a` is not allowed here.',
    ],
  ])('%s', (_, schema, value, want) => {
    expect(faults(schema, value)).toEqual([want])
    expect(judge.accepts(schema, value)).toBe(false)
  })

  it('every fault at once, each at its place', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: {
        code: { $ref: '#/components/schemas/Code' },
        list: { items: { $ref: '#/components/schemas/Odd~1Name~0' } },
      },
    }
    expect(faults(schema, { code: 'ABCD', list: [1, 'x'] })).toEqual([
      '/id required ~: `/id` is required.',
      '/code maxLength /components/schemas/Code: `/code` must have at most 3 characters.',
      '/code pattern /components/schemas/Code: `/code` must match the pattern "^[a-z]*$".',
      '/list/1 type /components/schemas/Odd~1Name~0: `/list/1` must be an integer.',
    ])
  })

  it('through recursive references', () => {
    expect(faults({ $ref: '#/components/schemas/Node' }, { next: { next: { code: 'Q' } } })).toEqual([
      '/next/next/code pattern /components/schemas/Code: `/next/next/code` must match the pattern "^[a-z]*$".',
    ])
  })
})

describe('of alternatives, the nearest counts', () => {
  const card = {
    type: 'object',
    required: ['kind', 'number'],
    properties: { kind: { const: 'card' }, number: { type: 'string', minLength: 4 } },
  }
  const account = {
    type: 'object',
    required: ['kind', 'iban'],
    properties: { kind: { const: 'account' }, iban: { type: 'string', minLength: 4 } },
  }
  it.each([
    ['by its tag', { oneOf: [card, account] }, { kind: 'account', iban: 'x' }, ['/iban minLength']],
    ['by its type', { oneOf: [{ type: 'null' }, { type: 'string', maxLength: 1 }] }, 'ab', [' maxLength']],
    [
      'by its properties',
      { anyOf: [{ required: ['a'] }, { required: ['b'], properties: { b: { minimum: 1 } } }] },
      { b: 0 },
      ['/b minimum'],
    ],
    [
      'nested',
      { anyOf: [{ type: 'null' }, { oneOf: [card, { type: 'array' }] }] },
      { kind: 'card', number: '1' },
      ['/number minLength'],
    ],
    [
      'below a property',
      { properties: { p: { oneOf: [card, account] } } },
      { p: { kind: 'card', number: '1' } },
      ['/p/number minLength'],
    ],
    ['none is near', { anyOf: [{ type: 'string' }, { type: 'array' }] }, 7, [' anyOf']],
    ['more than one fits', { oneOf: [{ type: 'number' }, { minimum: 1 }, { maximum: 3 }] }, 5, [' oneOf']],
    [
      'beside another fault',
      { required: ['z'], oneOf: [card, account] },
      { kind: 'card', number: '1' },
      ['/number minLength', '/z required'],
    ],
    ['under a condition', JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]}}'), { a: 1 }, ['/b required']],
    [
      'a property that is faulty is not surplus as well',
      { properties: { a: { minimum: 1 } }, unevaluatedProperties: false },
      { a: 0 },
      ['/a minimum'],
    ],
  ])('%s', (_, schema, value, want) => {
    expect(judge.faults(schema, value).map(({ pointer, keyword }) => `${pointer} ${keyword}`)).toEqual(want)
  })

  it('points into the alternative', () => {
    expect(faults({ oneOf: [card, account] }, { kind: 'card', number: '1' })).toEqual([
      '/number minLength ~/oneOf/0/properties/number: `/number` must have at least 4 characters.',
    ])
  })
})

describe('the judge accepts what the schema allows', () => {
  it.each([
    ['a decimal step', { multipleOf: 0.01 }, 19.99],
    ['an unknown format', { format: 'card-number' }, 'x'],
    ['a pattern that needs the lenient grammar', { pattern: '^\\-[\\w-_]+$' }, '-a_b'],
    ['code points, not halves of them', { maxLength: 1 }, '😀'],
    ['a whole number written as 1.0', { type: 'integer' }, 1.0],
    ['members that compare like any other', { const: { valueOf: 1, toString: 2 } }, { toString: 2, valueOf: 1 }],
    ['keywords of other tools', { nullable: true, discriminator: {}, xml: {}, example: { $id: '#x' } }, 1],
    ['anything', true, null],
  ])('%s', (_, schema, value) => {
    expect(faults(schema, value)).toEqual([])
    expect(judge.accepts(schema, value)).toBe(true)
  })
})

describe('hostile schemas and values', () => {
  it('an inherited property is none', () => {
    const schema = { required: ['constructor'], properties: { toString: { type: 'string' } } }
    expect(faults(schema, {})).toEqual(['/constructor required ~: `/constructor` is required.'])
  })

  it('a property named __proto__ is one', () => {
    expect(faults({ additionalProperties: false }, JSON.parse('{"__proto__":1}'))).toEqual([
      '/__proto__ additionalProperties ~: `/__proto__` is not a property the schema allows.',
    ])
  })

  it('a value nested without end has a verdict', () => {
    let deep = {}
    for (let level = 0; level < 100_000; level++) deep = { next: deep }
    expect(faults({ $ref: '#/components/schemas/Node' }, deep)).toEqual([
      ' depth ~: The value is nested too deep to be judged.',
    ])
    expect(judge.accepts({ $ref: '#/components/schemas/Node' }, deep)).toBe(false)
  })

  it.each([
    [
      'a dangling reference',
      { $ref: '#/components/schemas/Gone' },
      'The reference "#/components/schemas/Gone" leads to no schema of the document.',
    ],
    ['a pattern that is none', { pattern: '(' }, 'The pattern "(" is not a regular expression.'],
    ['nesting', nested(400), 'A schema is nested more than 150 levels deep; give its parts names.'],
    ['a keyword of the wrong type', { minimum: '3' }, 'A schema does not compile: minimum value must be ["number"].'],
  ])('%s is a coded error', (_, schema, message) => {
    expect(() => judge.accepts(schema, 1)).toThrow(expect.objectContaining({ code: 'SPEC', message }))
  })

  it('a catastrophic pattern is an error soon', () => {
    expect(() => judge.accepts({ pattern: '^(a+)+$' }, `${'a'.repeat(60)}!`)).toThrow(
      expect.objectContaining({
        code: 'SPEC',
        message: 'The pattern "^(a+)+$" takes longer than 250 ms on a text of 61 characters; make it unambiguous.',
      }),
    )
  })

  it('is made once for a document', () => {
    expect(createJudge(root)).toBe(judge)
  })
})

/** A schema of many levels. */
function nested(levels: number): object & Record<string, never> {
  let schema = {}
  for (let level = 0; level < levels; level++) schema = { items: schema }
  return schema
}
