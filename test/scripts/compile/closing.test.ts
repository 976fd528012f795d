import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GAP_KINDS } from '../../../scripts/compile/closing.ts'
import type { Action, Fact } from '../../../scripts/compile/facts.ts'
import { ROOT } from '../../../scripts/lib/apis.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import type { Gap } from '../../../scripts/lib/provenance.ts'
import { applyFacts } from '../../../scripts/steps/apply-facts.ts'
import { makeDraft, makeFact, makeGap, makeSpec, run } from './making.ts'

const GET = '/paths/~1cards~1{id}/get'
const JSON_BODY = `${GET}/requestBody/content/application~1json/schema`
const spec = makeSpec(
  {
    get: {
      summary: 'Get',
      parameters: [
        { name: 'q', in: 'query', schema: { type: 'string' }, example: 'ok' },
        { $ref: '#/components/parameters/p' },
      ],
      requestBody: {
        content: {
          'application/json': {
            schema: { type: 'object', properties: { state: { type: 'string' }, box: { type: 'object' } } },
          },
        },
      },
      responses: { 200: { description: 'd' } },
      'x-constraints': [{ id: 'a', kind: 'default', in: 'query', param: 'q', value: 'x', statement: 's' }],
    },
    put: { responses: {} },
  },
  { servers: [], components: { schemas: { shared: { type: 'string' } } } },
)

const get = "$.paths['/cards/{id}'].get"
const put = "$.paths['/cards/{id}'].put"
const body = `${get}.requestBody.content['application/json'].schema`

/** The state of a gap after facts, and who closed it. */
async function closed(gap: Gap, ...facts: Fact[]): Promise<string> {
  const { draft, messages } = await run(applyFacts, makeDraft(spec, { gaps: [gap], facts }))
  expect(messages).toEqual([])
  const [after] = draft.gaps
  return [after?.state, ...(after?.facts ?? [])].join(' ')
}

const says = (target: string, update: JsonObject | string): Action[] => [{ target, update }]

describe('closeGaps', () => {
  const cases: [kind: Gap['kind'], pointer: string, helps: Action[], not: Action[]][] = [
    [
      'enum-without-values',
      `${JSON_BODY}/properties/state`,
      says(`${body}.properties.state`, { enum: ['A'] }),
      says(`${body}.properties.state`, { description: 'd' }),
    ],
    [
      'operation-without-responses',
      '/paths/~1cards~1{id}/put/responses',
      says(put, { responses: { 400: { description: 'd' } } }),
      says(put, { summary: 's' }),
    ],
    [
      'responses-not-shown',
      `${GET}/responses`,
      says(get, { responses: { 404: { description: 'd' } } }),
      says(get, { responses: { 200: { content: { 'text/plain': {} } } } }),
    ],
    [
      'response-without-status',
      '/paths/~1cards~1{id}/put/responses',
      says(put, { responses: { 204: { description: 'd' } } }),
      says(put, { responses: { 404: { description: 'd' } } }),
    ],
    [
      'response-without-body',
      `${GET}/responses/200`,
      says(get, { responses: { 200: { content: { 'text/plain': {} } } } }),
      says(get, { responses: { 200: { 'x-note': 'n' } } }),
    ],
    [
      'body-without-properties',
      `${JSON_BODY}/properties/box`,
      says(`${body}.properties.box`, { properties: { a: {} } }),
      says(`${body}.properties.box`, { description: 'd' }),
    ],
    [
      'properties-not-shown',
      `${JSON_BODY}/properties/box`,
      says(`${body}.properties.box`, { properties: { a: {} } }),
      says(`${body}.properties.box`, { required: ['a'] }),
    ],
    [
      'example-breaks-schema',
      `${GET}/parameters/0/example`,
      says(`${get}.parameters[0]`, { example: 'y' }),
      says(`${get}.parameters[0]`, { description: 'd' }),
    ],
    [
      'undeclared-path-parameter',
      GET,
      says(`${get}.parameters`, { name: 'id', in: 'path' }),
      says(`${get}.parameters`, { name: 'id', in: 'header' }),
    ],
    [
      'dangling-reference',
      `${GET}/parameters/1/$ref`,
      says('$.components', { parameters: { p: { name: 'p', in: 'query' } } }),
      says('$.components', { parameters: { other: {} } }),
    ],
    ['missing-info', '/info/version', says('$.info', { version: '2.0' }), says('$.info', { title: 'Other' })],
    ['missing-servers', '', says('$', { servers: [{ url: 'https://a' }] }), says('$', { tags: [{ name: 't' }] })],
    ['missing-security', `${GET}`, says(get, { security: [] }), says('$', { tags: [{ name: 't' }] })],
    [
      'rule-without-status',
      `${GET}/x-constraints/0`,
      says(`${get}['x-constraints'][0]`, { status: 400 }),
      says(`${get}['x-constraints'][0]`, { statement: 't' }),
    ],
    [
      'contradiction',
      `${JSON_BODY}/properties/state`,
      says(`${body}.properties.state`, { default: 'A' }),
      says(`${body}.properties.state`, { enum: ['A'] }),
    ],
  ]
  it.each(cases)('looks at %s again', async (kind, pointer, helps, not) => {
    expect(await closed(makeGap(pointer, kind))).toBe('open')
    expect(await closed(makeGap(pointer, kind), makeFact('f', helps, { kind: 'derived' }))).toBe('derived f')
    expect(await closed(makeGap(pointer, kind), makeFact('g', not))).toBe('open')
  })

  it('knows every kind that a fact may name, and tests each', () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'specs/overlays/fact.schema.json'), 'utf8'))
    expect(schema.$defs.gap.properties.kind.enum).toEqual(GAP_KINDS)
    expect(cases.map(([kind]) => kind)).toEqual(GAP_KINDS)
  })

  it('is as sure as the weakest fact that helped, and names all of them', async () => {
    const gap = makeGap('/paths/~1cards~1{id}/put/responses', 'operation-without-responses')
    const facts = [
      makeFact('b', says(put, { responses: { 200: { description: 'd' } } }), { kind: 'assumed' }),
      makeFact('a', says(put, { responses: { 404: { description: 'd' } } })),
      makeFact('c', says(put, { summary: 's' })),
    ]
    expect(await closed(gap, ...facts)).toBe('assumed a b')
  })

  it('counts the removal of what was wrong', async () => {
    const gap = makeGap(`${GET}/parameters/0/example`, 'example-breaks-schema')
    expect(await closed(gap, makeFact('f', [{ target: `${get}.parameters[0].example`, remove: true }]))).toBe(
      'stated f',
    )
  })

  it('follows a gap whose array shifts', async () => {
    const gap = makeGap(`${GET}/parameters/1/$ref`, 'dangling-reference')
    const { draft } = await run(
      applyFacts,
      makeDraft(spec, { gaps: [gap], facts: [makeFact('f', [{ target: `${get}.parameters[0]`, remove: true }])] }),
    )
    expect(draft.gaps).toEqual([{ ...gap, pointer: `${GET}/parameters/0/$ref`, state: 'open' }])
  })
})
