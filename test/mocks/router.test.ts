/** From method and path to the operation. */
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../mocks/exchange.ts'
import { basePath, createRouter } from '../../mocks/router.ts'
import { call, tableWith } from './calls.ts'
import { load } from './load.ts'

const { table } = await load('shop')
const router = createRouter(table)

/** Routes a request line to an operation with its path values, or to a status with its headers. */
function route(line: string) {
  const [method = '', target = ''] = line.split(' ')
  const found = router({ method, target, headers: {}, body: async () => new Uint8Array() })
  if (isRefusal(found)) return [found.statuses[0], `The ${found.subject} ${found.rule}.`, found.headers?.allow]
  return [found.operation.id, Object.fromEntries(found.path)]
}

const NOT_FOUND = [404, 'The path is not one of this API.', undefined]
const BAD_PATH = [400, 'The path is not well percent-encoded.', undefined]
const notAllowed = (allow: string) => [405, `The method is not documented for this path; allowed: ${allow}.`, allow]

describe('routes', () => {
  it.each([
    ['GET /v1/orders', ['listOrders', {}]],
    ['GET /v1/orders?x=/v1/other', ['listOrders', {}]],
    ['GET /v1/orders#part', ['listOrders', {}]],
    ['GET http://elsewhere.example/v1/orders?a=b', ['listOrders', {}]],
    ['GET /retail/v1/orders', ['listOrders', {}]],
    ['GET /retail/retail/v1/orders', NOT_FOUND],
    ['GET /v1/orders/mine', ['myOrder', {}]],
    ['GET /v1/orders/m%69ne', ['myOrder', {}]],
    ['GET /v1/orders/yours', ['getOrder', { orderId: 'yours' }]],
    ['GET /v1/orders/a%2Fb', ['getOrder', { orderId: 'a%2Fb' }]],
    ['GET /v1/orders/..', ['getOrder', { orderId: '..' }]],
    ['POST /v1/orders/o1:cancel', ['cancelOrder', { orderId: 'o1' }]],
    ['GET /v1/orders/o1%3Acancel', ['getOrder', { orderId: 'o1%3Acancel' }]],
    ['POST /v1/orders/o1/operations:suspend', ['suspendOrder', { orderId: 'o1' }]],
    ['POST /v1/orders/o1/operations%3Asuspend', ['suspendOrder', { orderId: 'o1' }]],
    ['POST /v1/orders/mine/operations:suspend', ['suspendOrder', { orderId: 'mine' }]],
    ['POST /v1/orders/o1/operations:suspended', NOT_FOUND],
    ['POST /v1/orders/o1/operations', NOT_FOUND],
    ['GET /v1/orders/', NOT_FOUND],
    ['GET /v1//orders', NOT_FOUND],
    ['GET /V1/orders', NOT_FOUND],
    ['GET /', NOT_FOUND],
    ['GET /retail', NOT_FOUND],
    ['GET /__proto__/constructor', NOT_FOUND],
    ['OPTIONS *', NOT_FOUND],
    ['GET /v1/orders/%', BAD_PATH],
    ['GET /v1/orders/%zz', BAD_PATH],
    ['GET /v1/orders/%ff', BAD_PATH],
    ['PUT /v1/orders', notAllowed('GET, POST')],
    ['HEAD /v1/orders', notAllowed('GET, POST')],
    ['OPTIONS /v1/orders', notAllowed('GET, POST')],
    ['TRACE /v1/orders/o1', notAllowed('DELETE, GET')],
    ['DELETE /v1/orders/mine', notAllowed('GET')],
    ['GET /v1/orders/o1:cancel', notAllowed('POST')],
    ['get /v1/orders', notAllowed('GET, POST')],
  ])('%s', (line, want) => {
    expect(route(line)).toEqual(want)
  })
})

it('takes a name with a slash for one segment', () => {
  const odd = createRouter(tableWith({ path: '/a/{b/c}/d' }))
  const found = odd(call('/a/1/d'))
  expect(isRefusal(found) ? found.statuses : [...found.path]).toEqual([['b/c', '1']])
})

describe('the base path', () => {
  it.each([
    [['https://api.example/banking/'], '/banking'],
    [['https://api.example'], ''],
    [['/v2'], '/v2'],
    [['https://{region}.example/v2'], '/v2'],
    [['https://a.example/{version}'], ''],
    [['v2'], ''],
    [['https://YOUR_DOMAIN_NAME'], ''],
    [['https://a.example/one', 'https://b.example/two'], '/one'],
    [[], ''],
  ])('of %j is %j', (urls, want) => {
    expect(basePath({ servers: urls.map((url) => ({ url })) })).toBe(want)
  })
})
