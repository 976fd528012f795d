/** What was made within one thing is not shown within another one. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const THING = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }
const holds = (schema: Json) => ({ description: '', content: { 'application/json': { schema } } })
const absent = { '404': { description: '' } }
const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'integer', minimum: 1 } })
const [shopId, cartId] = [id('shopId'), id('cartId')]

const table = smallTable({
  '/shops': { post: { operationId: 'makeShop', responses: { '201': holds(THING) } } },
  '/shops/{shopId}': {
    parameters: [shopId],
    get: { operationId: 'readShop', responses: { '200': holds(THING), ...absent } },
  },
  '/shops/{shopId}/carts': {
    parameters: [shopId],
    post: { operationId: 'makeCart', responses: { '201': holds(THING), ...absent } },
  },
  '/shops/{shopId}/carts/{cartId}': {
    parameters: [shopId, cartId],
    get: { operationId: 'readCart', responses: { '200': holds(THING), ...absent } },
  },
})

/** A server of shops and their carts; `looks`: at which shop a cart belongs to. */
function shops(looks: boolean): (asked: Asked) => Said {
  const carts = new Map([['1', '1']])
  let last = 1
  return ({ method, steps: [first, shop, more, cart, ...rest] }) => {
    if (first !== 'shops' || (more !== undefined && more !== 'carts') || rest.length > 0) return { status: 404 }
    const makes = shop === undefined || (more !== undefined && cart === undefined)
    if (method !== (makes ? 'POST' : 'GET')) return { status: 405, headers: { allow: makes ? 'POST' : 'GET' } }
    if (shop === undefined) return { status: 201, body: { id: ++last } }
    if (!/^[1-9]\d*$/.test(shop) || Number(shop) > last) return { status: 404 }
    if (more === undefined) return { status: 200, body: { id: Number(shop) } }
    if (cart === undefined) {
      carts.set(`${carts.size + 1}`, shop)
      return { status: 201, body: { id: carts.size } }
    }
    const isThere = carts.has(cart) && (!looks || carts.get(cart) === shop)
    return isThere ? { status: 200, body: { id: Number(cart) } } : { status: 404 }
  }
}

describe('what was made within one thing', () => {
  it.each<[what: string, looks: boolean, want: string[]]>([
    ['is not there within another', true, []],
    ['is there within another', false, ['should unknown-resource-refused readCart']],
  ])('%s', async (_, looks, want) => {
    const asking = { only: ['unknown-resource-refused'], data: { shopId: 1, cartId: 1 } }
    const result = await runSmall(table, shops(looks), asking)
    expect(broken(result)).toEqual(want)
    // Whoever tries it makes both first.
    for (const { curl } of result.findings) expect(curl?.match(/-X POST/g)).toHaveLength(2)
  })
})
