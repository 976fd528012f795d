/** Other starts than the plain request. */
import { describe, expect, it } from 'vitest'
import type { BaseRequest } from '../../../contracts/requests/base-request.ts'
import { type OtherBase, otherBases, otherTypes, refusesTheRequest } from '../../../contracts/requests/other-bases.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { specFile } from '../../../scripts/lib/apis.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

/** The bodies of the other bases of an operation that takes this schema, the plain one having this body. */
function bodies(schema: JsonSchema, body: Json): (Json | undefined)[] {
  const operation: Operation = {
    id: 'make',
    method: 'post',
    path: '/things',
    pointer: '/paths/~1things/post',
    parameters: [],
    requestBody: {
      required: true,
      pointer: '/body',
      content: { 'application/json': { schema, pointer: '/body/json', examples: {} } },
    },
    responses: {},
    security: [],
    constraints: [],
  }
  const table: OperationsTable = {
    api: 'things',
    title: 'Things',
    version: '1',
    specSha256: '',
    servers: [],
    securitySchemes: {},
    components: { schemas: {} },
    operations: [operation],
    sources: {},
  }
  const base: BaseRequest = {
    draft: { operation, values: new Map(), body, mediaType: 'application/json' },
    origins: new Map(),
    unfit: [],
  }
  return otherBases(table, operation, base, () => undefined).map(({ base: { draft } }) => draft.body)
}

/** The other bases of an operation with two optional parameters. */
function withParameters(constraints: Operation['constraints']): OtherBase[] {
  const form = { style: 'simple', explode: false, schema: {} }
  const operation: Operation = {
    id: 'read',
    method: 'get',
    path: '/things/{id}',
    pointer: '/read',
    parameters: [
      { name: 'id', in: 'path', required: true, pointer: '/id', ...form },
      { name: 'b', in: 'query', required: false, pointer: '/b', ...form },
      { name: 'X-C', in: 'header', required: false, pointer: '/c', ...form },
      { name: 'd', in: 'query', required: false, pointer: '/d', ...form },
    ],
    responses: {},
    security: [],
    constraints,
  }
  const table: OperationsTable = {
    api: 'things',
    title: 'Things',
    version: '1',
    specSha256: '',
    servers: [],
    securitySchemes: {},
    components: { schemas: {} },
    operations: [operation],
    sources: {},
  }
  const base: BaseRequest = { draft: { operation, values: new Map([['path:id', 'x']]) }, origins: new Map(), unfit: [] }
  return otherBases(table, operation, base, ({ name }) => (name === 'd' ? undefined : 1))
}

const schema: JsonSchema = {
  type: 'object',
  required: ['a'],
  properties: { a: { const: 1 }, b: { const: 2 }, c: { const: 3 } },
}

describe('otherBases', () => {
  it.each<[Json, Json[]]>([
    [{ a: 1, b: 2 }, [{ a: 1 }, { a: 1, b: 2, c: 3 }]],
    [{ a: 1 }, [{ a: 1, b: 2, c: 3 }]],
    [{ a: 1, b: 2, c: 3 }, [{ a: 1 }]],
  ])('of %j are %j', (body, want) => expect(bodies(schema, body)).toEqual(want))

  it('have short lists', () => {
    const list: JsonSchema = { type: 'object', required: ['a'], properties: { a: { type: 'array' } } }
    expect(bodies(list, { a: [[1, 2], 3] })).toEqual([{ a: [[1]] }])
  })

  it('have values side by side in ascending order', () => {
    const range: JsonSchema = { type: 'object', required: ['first', 'last', 'name', 'from', 'to'] }
    const [body] = bodies(range, { first: 9, last: 3, name: 'x', from: '2024-05-01', to: '2024-01-01' })
    expect(body).toEqual({ first: 3, last: 9, name: 'x', from: '2024-01-01', to: '2024-05-01' })
  })

  it('have no two values side by side that are the same', () => {
    const stay: JsonSchema = { type: 'object', required: ['from', 'to', 'nights'] }
    expect(bodies(stay, { from: '2024-02-29', to: '2024-02-29', nights: 1 })[0]).toEqual({
      ...{ from: '2024-02-29', to: '2024-03-01', nights: 1 },
    })
  })

  it('have the other forms that are offered', () => {
    const one = (kind: string): JsonSchema => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: kind } },
    })
    const forms: JsonSchema = { type: 'array', minItems: 1, maxItems: 1, items: { oneOf: [one('add'), one('remove')] } }
    expect(bodies(forms, [{ kind: 'add' }])).toEqual([[{ kind: 'remove' }]])
  })

  it('have bodies of the other media types that can be written', () => {
    const media = { schema: { type: 'object' }, pointer: '/m', examples: {} }
    const types = ['application/json', 'application/xml', 'application/*', 'multipart/form-data', 'text/csv']
    const content = Object.fromEntries(types.map((type) => [type, media]))
    const operation: Operation = {
      ...{ id: 'make', method: 'post', path: '/things', pointer: '/o', parameters: [], responses: {} },
      ...{ security: [], constraints: [], requestBody: { required: true, pointer: '/body', content } },
    }
    expect(otherTypes(operation, 'application/json')).toEqual(['multipart/form-data', 'text/csv'])
    expect(otherTypes(operation, undefined)).toEqual([])
    const base = (mediaType: string, body: Json): BaseRequest => ({
      draft: { operation, values: new Map(), body, mediaType },
      origins: new Map(),
      unfit: [],
    })
    const inType = (type: string) => base(type, { in: type })
    const found = otherBases(bareTable(), operation, base('application/json', {}), () => undefined, inType)
    expect(found.map(({ base: { draft }, plain }) => [draft.mediaType, draft.body, plain.sentence])).toEqual([
      ['multipart/form-data', { in: 'multipart/form-data' }, 'the media type of the body is application/json'],
    ])
  })

  it.each<[what: string, constraints: Operation['constraints'], telling: boolean]>([
    ['breaks a promise', [], true],
    [
      'may be due to the state',
      [{ id: 'b', statement: 'That depends.', kind: 'conditional', in: 'query', param: 'b' }],
      false,
    ],
  ])('have all parameters, and refusing the plain request %s', (_, constraints, telling) => {
    const [other, ...more] = withParameters(constraints)
    expect(more).toEqual([])
    expect([...(other?.base.draft.values ?? [])]).toEqual([
      ['path:id', 'x'],
      ['query:b', 1],
      ['header:X-C', 1],
    ])
    expect([other?.plain.sentence, other?.rule, other?.telling]).toEqual([
      'query parameter `b`, header `X-C` are absent, which is allowed',
      '/b',
      telling,
    ])
  })

  it('are none where nothing is optional', () => expect(bodies({ const: 1 }, 1)).toEqual([]))
})

describe('refusesTheRequest', () => {
  it.each([
    [400, true],
    [422, true],
    [401, false],
    [404, false],
    [204, false],
    [undefined, false],
  ])('%j: %j', (status, want) => expect(refusesTheRequest(status)).toBe(want))
})

describe('a list of more than one item that is refused, where one item is served', () => {
  it.each([
    ['d1-outbound-card', true],
    ['d1-inbound-card', false],
  ])('tells something of who is sent what %s documents: %s', async (api, want) => {
    const whole = operationsTable(await loadSpec(await specFile(api)))
    const schema: JsonSchema = { type: 'array', items: { type: 'integer' } }
    const [operation] = whole.operations
    if (!operation) return expect.fail()
    const content = { 'application/json': { schema, pointer: '/body/json', examples: {} } }
    const listing: Operation = { ...operation, requestBody: { required: true, pointer: '/body', content } }
    const draft = { operation: listing, values: new Map(), body: [1, 2], mediaType: 'application/json' }
    const [other] = otherBases(whole, listing, { draft, origins: new Map(), unfit: [] }, () => undefined)
    expect(other?.base.draft.body).toEqual([1])
    expect(other?.plain.sentence).toBe('a list has more than one item')
    expect(other?.telling).toBe(want)
  })
})
