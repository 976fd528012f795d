/** Bodies by media type, and what is said about each that breaks the contract. */
import { describe, expect, it } from 'vitest'
import { createBodyReader } from '../../mocks/body.ts'
import { isRefusal, sentenceOf } from '../../mocks/exchange.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import type { JsonSchema, Method } from '../../scripts/lib/operations.ts'
import { call, tableWith } from './calls.ts'

const ORDER: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['sku'],
  properties: {
    sku: { type: 'string', pattern: '^[A-Z]+$' },
    quantity: { type: 'integer', minimum: 1 },
    tags: { type: 'array', items: { type: 'integer' } },
    gift: {
      anyOf: [
        { type: 'object', required: ['to'], properties: { to: { type: 'string', maxLength: 3 } } },
        { type: 'null' },
      ],
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
}

/** What a body is read as, or the statuses and the sentence of its refusal. */
async function read(type: string | undefined, body: string | Uint8Array, options: Options = {}): Promise<unknown> {
  const { required = true, method = 'post', headers = {}, media = ['application/json', 'application/*+json'] } = options
  const content = Object.fromEntries(media.map((key) => [key, { schema: ORDER, pointer: '', examples: {} }]))
  const table = tableWith({ method, requestBody: { required, pointer: '', content } })
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const sent = call('/', { ...(type !== undefined && { 'content-type': [type] }), ...headers }, body)
  const result = await createBodyReader(createSchemas(table))(sent, operation)
  return isRefusal(result) ? [result.statuses[0], sentenceOf(result)] : result.value
}

interface Options {
  required?: boolean
  method?: Method
  headers?: Record<string, string[]>
  media?: string[]
}

const JSON_TYPE = 'application/json'

describe('media types', () => {
  const documented = 'documented: application/json, application/*+json'
  const undocumented = [415, `The media type of the request body is not documented; ${documented}.`]
  it.each([
    ['application/json', { sku: 'A' }],
    ['APPLICATION/JSON;charset=utf-8', { sku: 'A' }],
    ['application/vnd.shop.v1+json', { sku: 'A' }],
    ['text/plain', undocumented],
    ['application/x-www-form-urlencoded', undocumented],
    ['', undocumented],
    ['application/json, text/plain', undocumented],
    [undefined, [415, `The header \`Content-Type\` is required; ${documented}.`]],
  ])('%s', async (type, want) => {
    expect(await read(type, '{"sku":"A"}')).toEqual(want)
  })

  it('refuses an encoding', async () => {
    const headers = { 'content-encoding': ['gzip'] }
    expect(await read(JSON_TYPE, 'x', { headers })).toEqual([415, 'The header `Content-Encoding` is not supported.'])
    expect(await read(JSON_TYPE, '{"sku":"A"}', { headers: { 'content-encoding': ['identity'] } })).toEqual({
      sku: 'A',
    })
  })
})

describe('absence', () => {
  it.each([
    [{ required: true }, [400, 'The request body is required.']],
    [{ required: false }, undefined],
  ])('%j', async (options, want) => {
    expect(await read(JSON_TYPE, '', options)).toEqual(want)
    expect(await read('text/plain', '', options)).toEqual(want)
  })

  it.each(['get', 'head'] as const)('ignores the body of a %s', async (method) => {
    expect(await read('text/plain', 'x', { method })).toBeUndefined()
  })
})

describe('syntax', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  const malformed = [400, 'The request body is not well-formed JSON.']
  const deep = [400, 'The request body is nested more than 64 levels deep.']
  it.each([
    ['{', malformed],
    ['{"sku":"A"', malformed],
    ["{'sku':'A'}", malformed],
    ['{"sku":"A"} x', malformed],
    ['   ', malformed],
    ['NaN', malformed],
    [nested(100), deep],
    ['['.repeat(200_000), deep],
    ['{"a":'.repeat(100), deep],
    [nested(64), [400, 'The request body must be an object.']],
    [`{"sku":"${'['.repeat(100)}"}`, [400, 'The body property `/sku` must match the pattern "^[A-Z]+$".']],
    [new Uint8Array([0x7b, 0xff, 0x7d]), [400, 'The request body is not UTF-8 text.']],
    ['\u{feff}{"sku":"A"}', { sku: 'A' }],
  ])('%s', async (body, want) => {
    expect(await read(JSON_TYPE, body)).toEqual(want)
  })
})

describe('schema', () => {
  it.each([
    ['null', [400, 'The request body must be an object.']],
    ['{}', [400, 'The body property `/sku` is required.']],
    ['{"sku":1}', [400, 'The body property `/sku` must be a string.']],
    ['{"sku":"A","quantity":0}', [400, 'The body property `/quantity` must be at least 1.']],
    ['{"sku":"A","quantity":1.5}', [400, 'The body property `/quantity` must be an integer.']],
    ['{"sku":"A","quantity":1e999}', [400, 'The body property `/quantity` must be an integer.']],
    ['{"sku":"A","tags":[1,"4111111111111111"]}', [400, 'The body property `/tags/1` must be an integer.']],
    ['{"sku":"A","gift":{"to":"toolong"}}', [400, 'The body property `/gift/to` must have at most 3 characters.']],
    ['{"sku":"A","gift":7}', [400, 'The body property `/gift` must be an object.']],
    ['{"sku":"A","gift":null}', { sku: 'A', gift: null }],
    ['{"sku":"A","4111111111111111":1}', [400, 'The request body has a property that is not documented.']],
    ['{"sku":"A","labels":{"secret":1}}', [400, 'The body property `/labels/…` must be a string.']],
    ['{"__proto__":{"sku":"A"}}', [400, 'The body property `/sku` is required.']],
    ['{"constructor":{},"sku":"A"}', [400, 'The request body has a property that is not documented.']],
    ['{"sku":"a","sku":"A"}', { sku: 'A' }],
  ])('%s', async (body, want) => {
    expect(await read(JSON_TYPE, body)).toEqual(want)
  })

  it('judges a huge wrong body at once', async () => {
    const tags = `[${Array.from({ length: 300_000 }, () => '"x"').join(',')}]`
    expect(await read(JSON_TYPE, `{"sku":"A","tags":${tags}}`)).toEqual([
      400,
      'The body property `/tags/0` must be an integer.',
    ])
  })
})

describe('other forms', () => {
  const form = { media: ['application/x-www-form-urlencoded'] }
  const FORM = 'application/x-www-form-urlencoded'
  it.each([
    ['sku=A&quantity=2&tags=1&tags=2', { sku: 'A', quantity: 2, tags: [1, 2] }],
    ['sku=%41', { sku: 'A' }],
    ['sku=A&quantity=1e0', [400, 'The body property `/quantity` must be an integer.']],
    ['sku=A&sku=B', [400, 'The body property `/sku` must be given once.']],
    ['sku=%', [400, 'The request body is not well percent-encoded.']],
    ['sku=A&other=1&other=2', [400, 'The request body has a property that is not documented.']],
    ['__proto__=x', [400, 'The body property `/sku` is required.']],
  ])('a form %s', async (body, want) => {
    expect(await read(FORM, body, form)).toEqual(want)
  })

  it('takes what it cannot look into as it is', async () => {
    expect(await read('image/png', 'x', { media: ['image/*'] })).toBeUndefined()
    expect(await read('text/plain', 'x', { media: ['text/plain'] })).toEqual([
      400,
      'The request body must be an object.',
    ])
  })
})

describe('bytes', () => {
  it.each([
    ['image/png', 'abcd', true],
    ['image/png', 'abcde', false],
    ['application/octet-stream', 'ää', true],
    ['application/octet-stream', 'ääa', false],
    ['application/xml', '<abcde/>', true],
  ])('of %s: %s', async (type, body, accepted) => {
    const schema = { type: 'string', maxLength: 4 }
    const table = tableWith({
      method: 'put',
      requestBody: { required: true, pointer: '', content: { [type]: { schema, pointer: '', examples: {} } } },
    })
    const [operation] = table.operations
    if (!operation) throw new Error('There is no operation.')
    const result = await createBodyReader(createSchemas(table))(call('/', { 'content-type': [type] }, body), operation)
    expect(isRefusal(result) ? sentenceOf(result) : 'accepted').toBe(
      accepted ? 'accepted' : 'The request body must have at most 4 characters.',
    )
  })
})
