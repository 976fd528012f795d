import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { checkConstraints } from '../../../scripts/steps/check-constraints.ts'
import { makeDraft, makeSpec, run } from '../compile/making.ts'

const row = { type: 'object', properties: { id: { type: 'string' }, times: { $ref: '#/components/schemas/Times' } } }
const page = {
  allOf: [
    { type: 'object', properties: { data: { type: 'object', properties: { rows: { type: 'array', items: row } } } } },
  ],
}
const why = { $ref: '#/components/schemas/Why' }
const rows = { type: 'array', items: { properties: { state: { enum: ['IN', 'OUT'] }, why } } }
const secret = { type: 'string', 'x-plaintext': { type: 'object', properties: { code: { type: 'string' } } } }
const requestBody = { content: { 'application/json': { schema: { type: 'object', properties: { rows, secret } } } } }
const ofRows = (more: JsonObject): JsonObject => ({ in: 'body', param: '/rows/*/why', with: '/rows/*/state', ...more })
const components = {
  schemas: {
    Times: { type: 'object', properties: { made: { type: 'string' } } },
    Why: { type: 'string', pattern: '^[A-Z]$' },
  },
}

/** Runs the step on the rules of an operation with parameters `limit` and `offset` that answers rows. */
async function messages(...rules: JsonObject[]): Promise<string[]> {
  const parameters = ['limit', 'offset'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } }))
  const responses = { '200': { description: '', content: { 'application/json': { schema: page } } } }
  const constraints = rules.map((rule, index) => ({ id: `r${index}`, in: 'query', param: 'offset', ...rule }))
  const get = { parameters, requestBody, responses, 'x-constraints': constraints }
  const result = await run(checkConstraints, makeDraft(makeSpec({ get }, { components })))
  return result.messages
}

describe('checkConstraints', () => {
  it.each<[string, JsonObject]>([
    ['a multiple', { kind: 'multipleOf', of: 'limit' }],
    ['an order that names no property', { kind: 'order', direction: 'ascending' }],
    ['an order along a nested property', { kind: 'order', direction: 'ascending', property: '/times/made' }],
    ['a filter', { kind: 'filter', keeps: 'equals', property: '/id' }],
    ['a rule of a body', { kind: 'conditional', in: 'body', param: '/reason' }],
    ['pairs of a body', ofRows({ kind: 'pairs', pairs: { A: ['IN'] } })],
    ['a property that comes with some values', ofRows({ kind: 'onlyWith', values: ['IN'] })],
    ['a property that comes with another one', ofRows({ kind: 'onlyWith' })],
    ['a value that comes with some values', ofRows({ kind: 'onlyWith', of: ['A'], values: ['IN'] })],
    ['what a refusal is called', { kind: 'refusal', in: 'body', param: '/**', keyword: 'pattern' }],
    ['what one of a row is called', { kind: 'refusal', in: 'body', param: '/rows/*/why', keyword: 'pattern' }],
    ['what has to match inside', { kind: 'matching', in: 'body', param: '/secret', members: ['/code'] }],
    ['what has to match in clear', { kind: 'matching', in: 'body', param: '/rows/*', members: ['/why', '/state'] }],
    ['a rule of a row', { kind: 'onlyWith', in: 'row', param: '/times/made', with: '/id' }],
  ])('accepts %s', async (_, rule) => {
    expect(await messages(rule)).toEqual([])
  })

  const at = '(specs/canonical/api.yaml#/paths/~1cards~1{id}/get/x-constraints/0)'
  it.each<[string, JsonObject, string]>([
    [
      'an unknown parameter',
      { kind: 'default', param: 'page', value: 1 },
      'The operation has no query parameter `page`.',
    ],
    [
      'a refusal because of nothing',
      { kind: 'refusal', in: 'body', param: '/lines/**', keyword: 'pattern' },
      'No body of the operation has `/lines/**`.',
    ],
    [
      'a match of what is not inside',
      { kind: 'matching', in: 'body', param: '/secret', members: ['/code', '/pin'] },
      'No body of the operation has `/pin` in `/secret`.',
    ],
    ['an unknown divisor', { kind: 'multipleOf', of: 'size' }, 'The operation has no query parameter `size`.'],
    [
      'an unknown property',
      { kind: 'filter', keeps: 'from', property: '/times/sent' },
      'No list in the answer has rows with `/times/sent`.',
    ],
    [
      'a property of the wrapper',
      { kind: 'order', direction: 'descending', property: '/data' },
      'No list in the answer has rows with `/data`.',
    ],
    [
      'a property that bodies lack',
      ofRows({ kind: 'pairs', param: '/rows/*/cause', pairs: { A: ['IN'] } }),
      'No body of the operation has `/rows/*/cause`.',
    ],
    [
      'a companion that bodies lack',
      ofRows({ kind: 'onlyWith', with: '/rows/state' }),
      'No body of the operation has `/rows/state`.',
    ],
    [
      'a value that is on no list',
      ofRows({ kind: 'onlyWith', except: ['IN', 'GONE'] }),
      '`/rows/*/state` is never "GONE".',
    ],
    [
      'a value that a property cannot have',
      ofRows({ kind: 'onlyWith', of: ['A', 'AA'], except: ['IN'] }),
      '`/rows/*/why` is never "AA".',
    ],
    [
      'values of a property that bodies lack',
      ofRows({ kind: 'onlyWith', param: '/rows/*/cause', of: ['A'] }),
      'No body of the operation has `/rows/*/cause`.',
    ],
    [
      'a property that rows lack',
      { kind: 'onlyWith', in: 'row', param: '/rows/*/why', with: '/id' },
      'No row of the answer has `/rows/*/why`.',
    ],
  ])('refuses %s', async (_, rule, want) => {
    expect(await messages(rule)).toEqual([`SPEC: ${want} ${at}`])
  })

  it('refuses an id that is taken', async () => {
    const rule = { kind: 'conditional', id: 'same' }
    expect(await messages(rule, rule)).toEqual([
      `SPEC: The id \`same\` is that of another rule of the operation. ${at.replace('/0)', '/1)')}`,
    ])
  })
})
