/** What is made within one thing and shown by its own id alone. */
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const holds = (name: string) => ({
  description: '',
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
})
const absent = { '404': { description: '' } }
const whole = (properties: JsonObject) => ({ type: 'object', required: Object.keys(properties), properties })
const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'integer', minimum: 1 } })
const schemas: JsonObject = {
  NewCart: whole({ label: { type: 'string', minLength: 1, maxLength: 20 } }),
  Cart: whole({ id: { type: 'integer' }, label: { type: 'string' } }),
  Shop: whole({ id: { type: 'integer' } }),
}
const body = { required: true, content: { 'application/json': { schema: schemas.NewCart ?? {} } } }

/** A document where a cart is made at a shop, and something is shown at a path by an id. */
function tableOf(path: string, shows: string): OperationsTable {
  return smallTable(
    {
      '/shops': { post: { operationId: 'makeShop', responses: { '201': holds('Shop') } } },
      '/shops/{shopId}': {
        parameters: [id('shopId')],
        get: { operationId: 'readShop', responses: { '200': holds('Shop'), ...absent } },
      },
      '/shops/{shopId}/carts': {
        parameters: [id('shopId')],
        post: {
          operationId: 'makeCart',
          requestBody: body,
          responses: { '201': holds('Cart'), '400': { description: '' }, ...absent },
        },
      },
      [`${path}/{cartId}`]: {
        parameters: [id('cartId')],
        get: { operationId: 'readCart', responses: { '200': holds(shows), ...absent } },
      },
    },
    { components: { schemas } },
  )
}

/** A server of shops and of carts, which keeps of a cart what `kept` says. */
function shops(path: string, kept: (label: string) => string | undefined): (asked: Asked) => Said {
  const carts = new Map([['1', 'first']])
  let [made, last] = [1, 1]
  return ({ method, steps, text }) => {
    const [first, second, third, ...rest] = steps
    if (rest.length > 0) return { status: 404 }
    if (`/${first}` === path && second !== undefined && third === undefined) {
      const label = method === 'GET' ? carts.get(second) : undefined
      return label === undefined ? { status: 404 } : { status: 200, body: { id: Number(second), label } }
    }
    if (first !== 'shops' || (third !== undefined && third !== 'carts')) return { status: 404 }
    if (second === undefined) return method === 'POST' ? { status: 201, body: { id: ++last } } : { status: 405 }
    if (!/^[1-9]\d*$/.test(second) || Number(second) > last) return { status: 404 }
    if (third === undefined) return method === 'GET' ? { status: 200, body: { id: Number(second) } } : { status: 405 }
    const label = method === 'POST' ? labelIn(text) : undefined
    if (label === undefined) return { status: method === 'POST' ? 400 : 405 }
    const left = kept(label)
    made += 1
    if (left !== undefined) carts.set(String(made), left)
    return { status: 201, body: { id: made, label } }
  }
}

/** The label that a body gives to a cart, if it is a right one. */
function labelIn(text: string): string | undefined {
  try {
    const { label } = JSON.parse(text) as { label?: Json }
    return typeof label === 'string' && label !== '' && [...label].length <= 20 ? label : undefined
  } catch {
    return undefined
  }
}

describe('what is made within one thing and shown by its own id alone', () => {
  const same = (label: string) => label
  it.each<[what: string, path: string, shows: string, kept: (label: string) => string | undefined, want: string[]]>([
    ['is there as it was made', '/carts', 'Cart', same, []],
    ['is not there', '/carts', 'Cart', () => undefined, ['should made-is-found readCart']],
    ['is there as something else', '/carts', 'Cart', (label) => `${label}s`, ['should write-visible readCart']],
    ['is not looked for where the path ends otherwise', '/trolleys', 'Cart', () => undefined, []],
    ['is not looked for among what is something else', '/carts', 'Shop', () => undefined, []],
  ])('%s', async (_, path, shows, kept, want) => {
    const only = ['made-is-found', 'write-visible', 'unknown-resource-refused']
    const result = await runSmall(tableOf(path, shows), shops(path, kept), { only, data: { shopId: 1, cartId: 1 } })
    expect(broken(result)).toEqual(want)
  })
})
