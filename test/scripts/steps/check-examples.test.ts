import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { checkExamples } from '../../../scripts/steps/check-examples.ts'
import { makeDraft, makeSpec, run } from '../compile/making.ts'

const messages = async (get: JsonObject, components: JsonObject = {}) =>
  (await run(checkExamples, makeDraft(makeSpec({ get }, { components })))).messages
const GET = 'specs/canonical/api.yaml#/paths/~1cards~1{id}/get'
const short = { type: 'string', maxLength: 2 }
const content = (media: JsonObject) => ({ requestBody: { content: { 'application/json': media } } })

describe('checkExamples', () => {
  const accepted: [name: string, get: JsonObject][] = [
    [
      'valid examples of every kind',
      {
        parameters: [{ name: 'q', in: 'query', schema: { ...short, default: 'a', example: 'b' }, example: 'c' }],
        ...content({ schema: short, examples: { one: { value: 'ab' } } }),
      },
    ],
    ['an example without a schema', content({ example: 'anything' })],
    ['an example by reference', content({ schema: short, examples: { one: { $ref: '#/components/examples/ok' } } })],
    ['an example elsewhere', content({ schema: short, examples: { one: { externalValue: 'https://example.org' } } })],
  ]
  it.each(accepted)('accepts %s', async (_, get) => {
    expect(await messages(get, { examples: { ok: { value: 'ab' } } })).toEqual([])
  })

  const complaint = (noun: string, pointer: string) =>
    `SPEC: The ${noun} breaks its schema: The value must have at most 2 characters; correct it by a fact. (${GET}${pointer})`
  const refused: [name: string, get: JsonObject, want: string][] = [
    [
      'an example of a parameter',
      { parameters: [{ name: 'q', in: 'query', schema: short, example: 'secret' }] },
      complaint('example', '/parameters/0/example'),
    ],
    [
      'an example of a schema',
      { parameters: [{ name: 'q', in: 'query', schema: { ...short, example: 'secret' } }] },
      complaint('example', '/parameters/0/schema/example'),
    ],
    [
      'a default',
      { parameters: [{ name: 'q', in: 'query', schema: { ...short, default: 'secret' } }] },
      complaint('default', '/parameters/0/schema/default'),
    ],
    [
      'a lone example of a body',
      content({ schema: short, example: 'secret' }),
      complaint('example', '/requestBody/content/application~1json/example'),
    ],
    [
      'a named example of a body',
      content({ schema: short, examples: { one: { value: 'secret' } } }),
      complaint('example', '/requestBody/content/application~1json/examples/one/value'),
    ],
    [
      'an example of a header',
      { responses: { 200: { description: 'd', headers: { h: { schema: short, example: 'secret' } } } } },
      complaint('example', '/responses/200/headers/h/example'),
    ],
  ]
  it.each(refused)('refuses %s and does not show it', async (_, get, want) => {
    expect(await messages(get)).toEqual([want])
  })

  const page = (offset: JsonObject, limit: JsonObject, more: JsonObject = {}): JsonObject => ({
    parameters: [
      { name: 'offset', in: 'query', schema: { type: 'integer', ...offset } },
      { name: 'limit', in: 'query', schema: { type: 'integer' }, ...limit },
    ],
    'x-constraints': [
      { id: 'c', kind: 'multipleOf', in: 'query', param: 'offset', of: 'limit', statement: 's', ...more },
    ],
  })
  const rules: [name: string, get: JsonObject, want: string[]][] = [
    ['aligned defaults', page({ default: 20 }, { schema: { type: 'integer', default: 10 } }), []],
    ['aligned examples', page({ example: 20 }, { example: 5 }), []],
    ['nothing to compare', page({ example: 7 }, {}), []],
    ['unaligned defaults', page({ default: 5 }, { schema: { type: 'integer', default: 10 } }), ['default']],
    [
      'an example that does not fit the default limit',
      page({ example: 9 }, { schema: { type: 'integer', default: 10 } }),
      ['example'],
    ],
    ['an example that does not fit the stated default limit', page({ example: 9 }, {}, { defaultOf: 10 }), ['example']],
    ['unaligned examples', page({ example: 10 }, { example: 4 }), ['example']],
  ]
  it.each(rules)('judges %s', async (_, get, nouns) => {
    expect(await messages(get)).toEqual(
      nouns.map(
        (noun) =>
          `SPEC: The ${noun} of \`offset\` is no multiple of that of \`limit\`; correct it by a fact. (${GET}/x-constraints/0)`,
      ),
    )
  })

  const defaults = (value: unknown): JsonObject => ({
    parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', default: value as never } }],
    ...content({ schema: { properties: { state: { default: value as never } } } }),
    'x-constraints': [
      { id: 'a', kind: 'default', in: 'query', param: 'limit', value: 10, statement: 's' },
      { id: 'b', kind: 'default', in: 'body', param: '/state', value: 10, statement: 's' },
    ],
  })
  it('holds defaults to the ones the page states', async () => {
    expect(await messages(defaults(10))).toEqual([])
    expect(await messages(defaults(5))).toEqual([
      `SPEC: The default of \`limit\` is not the one that the page states; correct it by a fact. (${GET}/x-constraints/0)`,
      `SPEC: The default of \`/state\` is not the one that the page states; correct it by a fact. (${GET}/x-constraints/1)`,
    ])
  })

  const paired = (reason: string, detail: string): JsonObject => ({
    ...content({ schema: true as never, example: { rows: [{ detail: 'B' }, { reason, detail }] } }),
    'x-constraints': [
      {
        ...{ id: 'p', kind: 'pairs', in: 'body', param: '/rows/*/reason', with: '/rows/*/detail', statement: 's' },
        pairs: { A: ['B'] },
      },
    ],
  })
  const conditional = (rule: JsonObject, ...rows: JsonObject[]): JsonObject => ({
    ...content({ schema: true as never, example: { rows } }),
    'x-constraints': [
      {
        ...{ id: 'o', kind: 'onlyWith', in: 'body', param: '/rows/*/reason', with: '/rows/*/state', statement: 's' },
        ...rule,
      },
    ],
  })
  const listed = (...rows: JsonObject[]): JsonObject => ({
    responses: {
      '200': {
        description: 'ok',
        content: { 'application/json': { schema: true as never, example: { data: { rows } } } },
      },
    },
    'x-constraints': [
      { id: 'w', kind: 'onlyWith', in: 'row', param: '/code', with: '/state', statement: 's', values: ['OUT'] },
    ],
  })
  it('holds the rows of examples to the rules of rows', async () => {
    const out = { code: 'A', state: 'OUT' }
    expect(await messages(listed(out, { state: 'IN' }))).toEqual([])
    expect(await messages(listed(out, { code: 'A', state: 'IN' }))).toEqual([
      `SPEC: An example has \`/code\` where \`/state\` rules it out; correct it by a fact. (${GET}/x-constraints/0)`,
    ])
  })

  const told = `SPEC: An example has \`/rows/*/reason\` where \`/rows/*/state\` rules it out; correct it by a fact. (${GET}/x-constraints/0)`
  it.each<[rule: JsonObject, row: JsonObject, want: string[]]>([
    [{ values: ['OUT'] }, { reason: 'A', state: 'OUT' }, []],
    [{ values: ['OUT'] }, { state: 'IN' }, []],
    [{ values: ['OUT'] }, { reason: 'A', state: 'IN' }, [told]],
    [{ values: ['OUT'] }, { reason: 'A' }, [told]],
    [{ except: [false] }, { reason: 'A', state: true }, []],
    [{ except: [false] }, { reason: 'A' }, []],
    [{ except: [false] }, { reason: 'A', state: false }, [told]],
    [{}, { reason: 'A', state: 'IN' }, []],
    [{}, { reason: 'A' }, [told]],
    [{ of: ['A'], except: ['IN'] }, { reason: 'A', state: 'OUT' }, []],
    [{ of: ['A'], except: ['IN'] }, { reason: 'B', state: 'IN' }, []],
    [{ of: ['A'], except: ['IN'] }, { reason: 'A', state: 'IN' }, [told]],
    [{ of: ['A', 'B'] }, { reason: 'B' }, [told]],
  ])('holds examples to where a property comes: %j of %j', async (rule, row, want) => {
    expect(await messages(conditional(rule, { state: 'IN' }, row))).toEqual(want)
  })

  it('holds examples to the pairs that go together', async () => {
    expect(await messages(paired('A', 'B'))).toEqual([])
    expect(await messages(paired('A', 'C'))).toEqual([
      `SPEC: An example of \`/rows/*/reason\` does not go with that of \`/rows/*/detail\`; correct it by a fact. (${GET}/x-constraints/0)`,
    ])
  })
})
