/** Bodies read as tolerantly as the publisher asks. */
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../mocks/exchange.ts'
import { createTolerantBodyReader } from '../../mocks/tolerant-body.ts'
import { operationsTable } from '../../scripts/emitters/operations.ts'
import type { Json } from '../../scripts/lib/json.ts'
import { specOf } from '../scripts/emitters/given.ts'

const schema = {
  type: 'object',
  required: ['kind'],
  additionalProperties: false,
  properties: { kind: { type: 'string', enum: ['A'] } },
}
const table = operationsTable(
  specOf({
    paths: { '/x': { post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} } } },
  }),
)
const read = async (body: Json) => {
  const [operation] = table.operations
  if (operation === undefined) throw new Error('There is no operation.')
  const call = {
    method: 'POST',
    target: '/x',
    headers: { 'content-type': ['application/json'] },
    body: async () => new TextEncoder().encode(JSON.stringify(body)),
  }
  return createTolerantBodyReader(table)(call, operation)
}

describe('a tolerant reader', () => {
  it.each<Json>([{ kind: 'A' }, { kind: 'A', more: 1 }, { kind: 'NEW' }])('takes %j', async (body) => {
    expect(await read(body)).toEqual({ value: body })
  })

  it.each<Json>([{}, { kind: 1 }, []])('refuses %j', async (body) => {
    expect(isRefusal(await read(body))).toBe(true)
  })
})
