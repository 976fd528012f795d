/** What writes about something that can be made is asked about one that is made for it, where that is served. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inferredResources, inferredUse } from '../../contracts/life/inferred.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const json = (schema: Json) => ({ 'application/json': { schema } })
const answers = (schema: Json) => ({ description: '', content: json(schema) })
const refusals = { '400': { description: '' }, '404': { description: '' }, '409': { description: '' } }
const orderOf = (id: Json): Json => ({
  type: 'object',
  required: ['id'],
  properties: { id, state: { type: 'string' } },
})
const orderId = (schema: Json) => [{ name: 'orderId', in: 'path', required: true, schema }]
const UUID = { type: 'string', format: 'uuid' }
const REASON = { type: 'string', minLength: 3, maxLength: 20 }
const reasoned = json({
  type: 'object',
  required: ['reason'],
  properties: { reason: REASON },
  example: { reason: 'done' },
})

function tableOf(id: Json = UUID, order: Json = orderOf(id)): OperationsTable {
  return smallTable({
    '/orders': {
      post: { operationId: 'makeOrder', responses: { '201': answers(order) } },
    },
    '/orders/{orderId}': {
      parameters: orderId(id),
      get: { operationId: 'readOrder', responses: { '200': answers(order), ...refusals } },
      delete: { operationId: 'dropOrder', responses: { '204': { description: '' }, ...refusals } },
    },
    '/orders/{orderId}/closing': {
      parameters: orderId(id),
      post: {
        operationId: 'closeOrder',
        requestBody: { required: true, content: reasoned },
        responses: { '204': { description: '' }, ...refusals },
      },
    },
    '/orders/{orderId}/opening': {
      parameters: orderId(id),
      post: {
        operationId: 'openOrder',
        requestBody: { required: true, content: reasoned },
        responses: { '204': { description: '' }, ...refusals },
      },
    },
    '/orders/{orderId}/lines': {
      parameters: orderId(id),
      get: { operationId: 'listLines', responses: { '200': answers({ type: 'array', items: { type: 'object' } }) } },
      post: { operationId: 'addLine', responses: { '201': answers({ type: 'object' }) } },
    },
  })
}

/** The one that the data names is closed already. */
const CLOSED = '7b1f7a3e-1f4d-4a55-9a51-0d4f8f3f2c11'

/** A server of orders that looks at reasons only in some operations. */
function orders(looks: readonly string[]): (asked: Asked) => Said {
  const states = new Map([[CLOSED, 'closed']])
  return ({ method, steps: [first, id, part], text }) => {
    if (first !== 'orders') return { status: 404 }
    if (id === undefined) {
      if (method !== 'POST') return { status: 405 }
      const hex = createHash('sha256').update(`${states.size}`).digest('hex')
      const own = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
      states.set(own, 'open')
      return { status: 201, body: { id: own, state: 'open' } }
    }
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return { status: 400 }
    const state = states.get(id.toLowerCase())
    if (part === 'closing' || part === 'opening') {
      if (method !== 'POST') return { status: 405 }
      if (looks.includes(part) && !isReason(text)) return { status: 400 }
      if (state === undefined) return { status: 404 }
      const [from, to] = part === 'closing' ? ['open', 'closed'] : ['closed', 'open']
      if (state !== from) return { status: 409 }
      // What is open again can be opened once more: the data stays as it is.
      states.set(id.toLowerCase(), id === CLOSED ? 'closed' : to)
      return { status: 204 }
    }
    if (state === undefined) return { status: 404 }
    if (part === 'lines') return method === 'GET' ? { status: 200, body: [] } : { status: 201, body: {} }
    if (method === 'DELETE') states.delete(id.toLowerCase())
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: { id: id.toLowerCase(), state } }
  }
}

function isReason(text: string): boolean {
  try {
    const body = JSON.parse(text) as Json
    const reason = isObject(body) ? body.reason : undefined
    return typeof reason === 'string' && [...reason].length >= 3 && [...reason].length <= 20
  } catch {
    return false
  }
}

describe('a write about something that can be made', () => {
  it.each<[what: string, looks: string[], want: string[]]>([
    [
      'is asked about one that was made, and about the one of the data where only that is served',
      ['closing', 'opening'],
      [],
    ],
    [
      'is found to look at nothing, in what a new one can have',
      ['opening'],
      ['must invalid-request-refused closeOrder'],
    ],
    [
      'is found to look at nothing, in what only the one of the data can have',
      ['closing'],
      ['must invalid-request-refused openOrder'],
    ],
  ])('%s', async (_, looks, want) => {
    const asking = { only: ['invalid-request-refused', 'valid-request-accepted'], data: { orderId: CLOSED } }
    expect(broken(await runSmall(tableOf(), orders(looks), asking))).toEqual(want)
  })

  it('leaves the one that the data names where it is', async () => {
    const gone: string[] = []
    const serve = orders(['closing', 'opening'])
    await runSmall(
      tableOf(),
      (asked) => {
        if (asked.method === 'DELETE') gone.push(asked.path)
        return serve(asked)
      },
      { data: { orderId: CLOSED } },
    )
    expect(gone.length).toBeGreaterThan(0)
    expect(gone.filter((path) => path.toLowerCase() === `/orders/${CLOSED}`)).toEqual([])
  })
})

describe('a kind of thing', () => {
  const told = (table: OperationsTable) =>
    inferredResources(table).map(({ name, id, makers }) => [name, id, makers[0]?.id])

  it.each<[what: string, table: OperationsTable, want: unknown[]]>([
    ['is made by a POST that gives it a long id', tableOf(), [['order', 'orderId', '/id']]],
    [
      'is found in the only object of an answer',
      tableOf(UUID, { properties: { data: orderOf(UUID) } }),
      [['order', 'orderId', '/data/id']],
    ],
    ['is made by a POST that gives it a number', tableOf({ type: 'integer' }), [['order', 'orderId', '/id']]],
    ['is none where its id could be any small number', tableOf({ type: 'integer', maximum: 9999 }), []],
    [
      'is found where each alternative of an answer has it',
      tableOf(UUID, { oneOf: [orderOf(UUID), { allOf: [orderOf(UUID)] }] }),
      [['order', 'orderId', '/id']],
    ],
    ['is none where only one alternative has an id', tableOf(UUID, { oneOf: [orderOf(UUID), { type: 'object' }] }), []],
    ['is none where the answer gives no id', tableOf(UUID, { properties: { state: { type: 'string' } } }), []],
  ])('%s', (_, table, want) => {
    expect(told(table)).toEqual(want)
  })

  it('is the innermost that a path names, though others have an id of that name', () => {
    const read = (operationId: string) => ({ operationId, responses: { '200': answers(orderOf({ type: 'integer' })) } })
    const make = (operationId: string) => ({ operationId, responses: { '201': answers(orderOf({ type: 'integer' })) } })
    const end = (operationId: string) => ({ operationId, responses: { '204': { description: '' } } })
    const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'integer', minimum: 1 } })
    const table = smallTable({
      '/shops': { post: make('makeShop') },
      '/shops/{id}': { parameters: [id('id')], get: read('readShop'), delete: end('endShop') },
      '/carts': { post: make('makeCart') },
      '/carts/{id}': { parameters: [id('id')], get: read('readCart'), delete: end('endCart') },
      '/carts/{id}/lines': { parameters: [id('id')], post: make('makeLine') },
      '/carts/{id}/lines/{line}': { parameters: [id('id'), id('line')], get: read('readLine'), delete: end('endLine') },
    })
    const uses = table.operations.map((operation) => [operation.id, inferredUse(table, operation)?.resource.name])
    expect(uses.filter(([, name]) => name !== undefined)).toEqual([
      ['endShop', 'shop'],
      ['endCart', 'cart'],
      ['makeLine', 'cart'],
      ['endLine', 'line'],
    ])
  })

  it('is used up by what ends it or does something with it once', () => {
    const table = tableOf()
    const once = table.operations.map((operation) => [operation.id, inferredUse(table, operation)?.once])
    expect(once).toEqual([
      ['makeOrder', undefined],
      ['readOrder', undefined],
      ['dropOrder', true],
      ['closeOrder', true],
      ['openOrder', true],
      ['listLines', undefined],
      ['addLine', false],
    ])
  })
})
