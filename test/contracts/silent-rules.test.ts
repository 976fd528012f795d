/** Servers with rules of which the document is silent: none of them is taken for a broken promise. */
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const ok = { '200': { description: 'ok', content: { 'application/json': { schema: { type: 'object' } } } } }
const parsed = (text: string): JsonObject | undefined => {
  try {
    return JSON.parse(text) as JsonObject
  } catch {
    return undefined
  }
}

describe('a rule for how two values go together', () => {
  const least = { type: 'integer', minimum: 0, maximum: 500 }
  const range = { type: 'object', required: ['first', 'last'], properties: { first: least, last: least } }
  const body = { required: true, content: { 'application/json': { schema: range, example: { first: 3, last: 9 } } } }
  const table = smallTable({ '/ranges': { post: { operationId: 'cut', requestBody: body, responses: ok } } })
  const isWhole = (value: Json | undefined): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 500
  const cut =
    (refuses: (first: number, last: number) => boolean) =>
    ({ text }: Asked): Said => {
      const { first, last } = parsed(text) ?? {}
      return isWhole(first) && isWhole(last) && !refuses(first, last) ? { status: 200, body: {} } : { status: 400 }
    }
  it.each([
    ['the first is not behind the last', cut((first, last) => first > last), ['may valid-request-accepted cut']],
    ['zero is no first', cut((first) => first === 0), ['must valid-request-accepted cut']],
  ])('%s', async (_, answer, want) => {
    expect(broken(await runSmall(table, answer, { only: ['valid-request-accepted'] }))).toEqual(want)
  })
})

describe('a key that is used once', () => {
  const schema = { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' }, b: { type: 'string' } } }
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8 } }
  const requestBody = { required: true, content: { 'application/json': { schema } } }
  const table = smallTable({
    '/orders': { post: { operationId: 'order', parameters: [key], requestBody, responses: ok } },
  })
  it('belongs to the bytes of one request', async () => {
    const bytes = new Map<string, string>()
    const answer = ({ headers, text }: Asked): Said => {
      const known = String(headers['idempotency-key'] ?? '')
      const { a, b } = parsed(text) ?? {}
      if (known.length < 8 || typeof a !== 'string' || typeof b !== 'string') return { status: 400 }
      if ((bytes.get(known) ?? text) !== text) return { status: 422 }
      bytes.set(known, text)
      return { status: 200, body: {} }
    }
    expect(broken(await runSmall(table, answer, { only: ['valid-request-accepted'] }))).toEqual([])
  })
})

describe('ids that the document lists', () => {
  const name = { name: 'name', in: 'path', required: true, schema: { type: 'string', enum: ['daily', 'monthly'] } }
  const table = smallTable({
    '/exports/{name}.json': { get: { operationId: 'get', parameters: [name], responses: ok } },
  })
  it('exist', async () => {
    const answer = ({ path }: Asked): Said =>
      /^\/exports\/(daily|monthly)\.json$/.test(path) ? { status: 200, body: {} } : { status: 404 }
    expect(broken(await runSmall(table, answer, { only: ['unknown-resource-refused'] }))).toEqual([])
  })
})

describe('what may only be read', () => {
  const user = {
    type: 'object',
    required: ['name', 'joined'],
    properties: { name: { type: 'string' }, joined: { type: 'string', format: 'date', readOnly: true } },
  }
  const content = { 'application/json': { schema: user } }
  const responses = { '200': { description: 'ok', content } }
  const table = smallTable({
    '/me': {
      get: { operationId: 'me', responses },
      put: { operationId: 'be', requestBody: { required: true, content }, responses },
    },
  })
  it('is not changed by who writes it', async () => {
    let name = 'Mia'
    const answer = ({ method, text }: Asked): Said => {
      const said = method === 'PUT' ? parsed(text) : {}
      // Whoever takes the document at its word asks for what it requires.
      if (method === 'PUT' && (typeof said?.name !== 'string' || typeof said.joined !== 'string'))
        return { status: 422 }
      if (method === 'PUT') name = String(said?.name)
      return { status: 200, body: { name, joined: '2024-02-29' } }
    }
    expect(broken(await runSmall(table, answer, { only: ['write-visible'] }))).toEqual([])
  })
})

describe('what is deleted once more', () => {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  const responses = { '204': { description: 'gone' }, default: { description: 'no' } }
  const table = smallTable({ '/files/{id}': { delete: { operationId: 'drop', parameters: [id], responses } } })
  it('is not there still', async () => {
    const answer = ({ steps: [, file = ''] }: Asked): Said => ({ status: /^[0-9a-f-]{36}$/i.test(file) ? 204 : 400 })
    const asking = { only: ['unknown-resource-refused'], data: { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' } }
    expect(broken(await runSmall(table, answer, asking))).toEqual(['may unknown-resource-refused drop'])
  })
})
