/** Calls and requests as data, for tests of single rules. */
import type { Call, Request } from '../../mocks/exchange.ts'
import type { MultipleOfConstraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'

/** A call with the given headers and body. */
export function call(
  target: string,
  headers: Call['headers'] = {},
  body: string | Uint8Array = '',
  method = 'GET',
): Call {
  return {
    method,
    target,
    headers,
    body: async () => (typeof body === 'string' ? new TextEncoder().encode(body) : body),
  }
}

/** The operation with this id. */
export function operationOf({ operations }: OperationsTable, id: string): Operation {
  const found = operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`There is no operation ${id}.`)
  return found
}

/** A request that kept the contract so far. */
export function requestFor(operation: Operation, query: Record<string, Json> = {}, body?: Json): Request {
  const values = { path: new Map(), query: new Map(Object.entries(query)), header: new Map(), cookie: new Map() }
  return { call: call('/'), operation, path: new Map(), values, body }
}

/** A table of one operation with the given parts. */
export function tableWith(operation: Partial<Operation>, rest: Partial<OperationsTable> = {}): OperationsTable {
  return {
    api: 'test',
    title: 'Test',
    version: '1',
    specSha256: '',
    servers: [],
    securitySchemes: {},
    components: { schemas: {} },
    sources: {},
    operations: [{ ...EMPTY, ...operation }],
    ...rest,
  }
}

const EMPTY: Operation = {
  id: 'test',
  method: 'get',
  path: '/test',
  pointer: '/paths/~1test/get',
  parameters: [],
  responses: {},
  security: [],
  constraints: [],
}

/** The usual rule of an operation that pages. */
export const PAGING: MultipleOfConstraint = {
  id: 'aligned',
  kind: 'multipleOf',
  in: 'query',
  param: 'offset',
  of: 'limit',
  default: 0,
  defaultOf: 10,
  statement: '',
}
