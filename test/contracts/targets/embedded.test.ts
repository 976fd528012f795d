import { expect, it } from 'vitest'
import { embeddedTarget } from '../../../contracts/targets/embedded.ts'
import type { Operation, OperationsTable, Parameter } from '../../../scripts/lib/operations.ts'

const parameter = (place: Parameter['in'], name: string, example?: string): Parameter => ({
  name,
  in: place,
  required: true,
  pointer: `/components/parameters/${name}`,
  style: 'simple',
  explode: false,
  schema: { type: 'string' },
  ...(example === undefined ? {} : { example }),
})

const operation = (id: string, ...parameters: Parameter[]): Operation => ({
  id,
  method: 'get',
  path: `/${id}`,
  pointer: `/paths/~1${id}/get`,
  parameters,
  responses: {},
  security: [],
  constraints: [],
})

const table = (...operations: Operation[]): OperationsTable => ({
  api: 'a',
  title: 'A',
  version: '1',
  specSha256: '0'.repeat(64),
  servers: [],
  securitySchemes: {},
  components: { schemas: {} },
  operations,
  sources: {},
})

it('holds the first example of every path parameter', () => {
  const given = table(
    operation('one', parameter('path', 'owner', 'o-1'), parameter('query', 'limit', '10'), parameter('path', 'bare')),
    operation('two', parameter('path', 'owner', 'o-2'), parameter('path', 'constructor', 'c-1')),
  )
  expect(embeddedTarget(given, { url: 'http://127.0.0.1:1', token: 'secret' })).toEqual({
    name: 'embedded-mock',
    baseUrl: 'http://127.0.0.1:1',
    bearer: { token: 'secret', name: 'MOCK_TOKEN' },
    data: { owner: 'o-1', constructor: 'c-1' },
    capabilities: { writes: true, stateful: false },
    timeoutMs: 10_000,
  })
})
