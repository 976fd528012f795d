import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { follow } from '../../../scripts/lib/pointer.ts'
import { bindDefaults } from '../../../scripts/steps/bind-defaults.ts'
import { makeDraft, makeSpec, run } from '../compile/making.ts'

const GET = '/paths/~1cards~1{id}/get'
const SCHEMA = `${GET}/parameters/0/schema`
const BODY = `${GET}/requestBody/content/application~1json/schema`

/** Runs the step on one operation with one parameter `offset`, a body and constraints. */
const bind = (schema: JsonObject, constraint: JsonObject, more: JsonObject = {}) => {
  const parameters = [{ name: 'offset', in: 'query', schema, ...more }]
  const requestBody = {
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['must'],
          properties: {
            may: { type: 'string' },
            must: { type: 'string' },
            box: { type: 'object', properties: { inner: { type: 'string' } } },
          },
        },
      },
    },
  }
  const constraints = [{ id: 'c', in: 'query', param: 'offset', statement: 's', ...constraint }]
  return run(
    bindDefaults,
    makeDraft(makeSpec({ get: { parameters, requestBody, 'x-constraints': constraints, responses: {} } })),
  )
}

describe('bindDefaults', () => {
  const bound: [name: string, constraint: JsonObject, at: string, want: unknown][] = [
    ['a stated default', { kind: 'default', value: 0 }, SCHEMA, 0],
    ['the default beside a rule', { kind: 'multipleOf', of: 'limit', default: 20 }, SCHEMA, 20],
    [
      'the default of the other parameter of a rule',
      { kind: 'multipleOf', param: 'page', of: 'offset', defaultOf: 10 },
      SCHEMA,
      10,
    ],
    [
      'the default of a property',
      { kind: 'default', in: 'body', param: '/may', value: 'x' },
      `${BODY}/properties/may`,
      'x',
    ],
    [
      'the default of a nested property',
      { kind: 'default', in: 'body', param: '/box/inner', value: 'x' },
      `${BODY}/properties/box/properties/inner`,
      'x',
    ],
  ]
  it.each(bound)('binds %s', async (_, constraint, at, want) => {
    const { draft } = await bind({ type: 'integer' }, constraint)
    expect(follow(draft.spec, `${at}/default`)).toEqual(want)
    expect(draft.provenance.nodes[`${at}/default`]).toMatch(/^p:\d+$/)
    expect(draft.gaps).toEqual([])
  })

  it('leaves a default of the schema alone', async () => {
    const { draft } = await bind({ type: 'integer', default: 5 }, { kind: 'default', value: 0 })
    expect(follow(draft.spec, `${SCHEMA}/default`)).toBe(5)
  })

  it('ignores what no constraint or parameter explains', async () => {
    for (const constraint of [
      { kind: 'default', param: 'other', value: 1 },
      { kind: 'default', in: 'body', param: '/none', value: 1 },
      { kind: 'multipleOf', of: 'limit' },
    ]) {
      const { draft } = await bind({ type: 'integer' }, constraint)
      expect(follow(draft.spec, SCHEMA)).toEqual({ type: 'integer' })
      expect(draft.gaps).toEqual([])
    }
  })

  const contradictions: [name: string, run: () => ReturnType<typeof bind>, at: string, message: string][] = [
    [
      'required parameter',
      () => bind({ type: 'integer' }, { kind: 'default', value: 0 }, { required: true }),
      SCHEMA,
      '`offset` is required and yet has the default 0, which then never applies.',
    ],
    [
      'required property',
      () => bind({}, { kind: 'default', in: 'body', param: '/must', value: 'x' }),
      `${BODY}/properties/must`,
      '`must` is required and yet has the default "x", which then never applies.',
    ],
    [
      'schema that refuses it',
      () => bind({ type: 'integer', minimum: 1 }, { kind: 'default', value: 0 }),
      SCHEMA,
      'The default 0 of `offset` is not valid: The value must be at least 1.',
    ],
  ]
  it.each(contradictions)('makes the default of a %s an open gap', async (_, outcome, pointer, message) => {
    const { draft } = await outcome()
    expect(draft.gaps).toEqual([
      { pointer, kind: 'contradiction', message, page: 'p', line: expect.any(Number), state: 'open' },
    ])
    expect(follow(draft.spec, `${pointer}/default`)).toBeUndefined()
  })

  it('does not write into a schema that others share', async () => {
    const spec = makeSpec(
      {
        get: {
          parameters: [{ name: 'a', in: 'query', schema: { $ref: '#/components/schemas/S' } }],
          'x-constraints': [{ kind: 'default', in: 'query', param: 'a', value: 'x', id: 'i', statement: 's' }],
          responses: {},
        },
      },
      { components: { schemas: { S: { type: 'string' } } } },
    )
    const { draft } = await run(bindDefaults, makeDraft(spec))
    expect(draft.spec).toEqual(spec)
  })
})
