/** Other starts than the plain request. */
import { describe, expect, it } from 'vitest'
import type { BaseRequest } from '../../../contracts/requests/base-request.ts'
import { otherBases, refusesTheRequest } from '../../../contracts/requests/other-bases.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../../scripts/lib/operations.ts'

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
