import { describe, expect, it } from 'vitest'
import { breaksSchema, instanceJudge } from '../../../scripts/compile/instances.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { makeSpec } from './making.ts'

const judge = (schema: JsonObject, value: Json, openapi = '3.0.3') =>
  instanceJudge(makeSpec({}, { openapi, components: { schemas: { S: schema, T: { type: 'integer' } } } }))(
    '/components/schemas/S',
    value,
  )

describe('instanceJudge', () => {
  const cases: [name: string, schema: JsonObject, value: Json, want: string | undefined][] = [
    ['a valid value', { type: 'string', maxLength: 2 }, 'ab', undefined],
    [
      'a value that is too long',
      { type: 'string', maxLength: 2 },
      'secret',
      'The value must have at most 2 characters.',
    ],
    [
      'a member behind a reference',
      { properties: { a: { $ref: '#/components/schemas/T' } } },
      { a: 'x' },
      '`/a` must be an integer.',
    ],
    ['null where it is allowed', { type: 'string', nullable: true }, null, undefined],
    ['null where it is not', { type: 'string' }, null, 'The value must be a string.'],
    [
      'a bound that a flag excludes',
      { type: 'number', minimum: 0, exclusiveMinimum: true },
      0,
      'The value must be more than 0.',
    ],
    ['a bound that a flag includes', { type: 'number', maximum: 9, exclusiveMaximum: false }, 9, undefined],
    ['a flag without a bound', { type: 'number', exclusiveMaximum: true }, 9, undefined],
    [
      'members beside a reference, which say nothing in 3.0',
      { $ref: '#/components/schemas/T', minimum: 5 },
      3,
      undefined,
    ],
  ]
  it.each(cases)('judges %s', (_, schema, value, want) => {
    expect(judge(schema, value)).toBe(want)
  })

  it('reads 3.1 as it is', () => {
    expect(judge({ type: ['integer', 'null'], exclusiveMinimum: 3 }, null, '3.1.1')).toBeUndefined()
    expect(judge({ type: 'integer', exclusiveMinimum: 3 }, 3, '3.1.1')).toBe('The value must be more than 3.')
  })

  it('comes back from a pattern that backtracks without end', { timeout: 30_000 }, () => {
    expect(judge({ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(40)}!`)).toMatch(/^Its schema cannot be used: /)
  })
})

describe('breaksSchema', () => {
  const spec = makeSpec({
    get: {
      parameters: [
        { name: 'a', in: 'query', schema: { type: 'integer', example: 'x' }, example: 1 },
        { name: 'b', in: 'query', schema: { type: 'integer', default: 1 }, example: 'x' },
      ],
    },
  })
  const at = '/paths/~1cards~1{id}/get/parameters'
  it.each([
    [`${at}/0/example`, false],
    [`${at}/0/schema/example`, true],
    [`${at}/1/example`, true],
    [`${at}/1/schema/default`, false],
    [`${at}/2/example`, false],
  ])('%s: %s', (pointer, want) => {
    expect(breaksSchema(spec, pointer)).toBe(want)
  })
})
