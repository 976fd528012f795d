/** Refusals in the documented status, media type and shape. */
import { describe, expect, it } from 'vitest'
import { createErrorAnswerer } from '../../mocks/errors.ts'
import { invalid, type Refusal, refuse } from '../../mocks/exchange.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, Response } from '../../scripts/lib/operations.ts'
import { operationOf, tableWith } from './calls.ts'

const SHAPE: JsonSchema = {
  type: 'object',
  required: ['from', 'message'],
  properties: { from: { type: 'string' }, message: { type: 'string' } },
}

/** A response whose example tells which one it is. */
function response(from: string, mediaType = 'application/json', schema = SHAPE): [string, Response] {
  const example: Json = schema === SHAPE ? { from, message: 'Example.' } : from
  return [
    from,
    {
      description: '',
      pointer: '',
      headers: {},
      content: { [mediaType]: { schema, pointer: '', examples: { default: example } } },
    },
  ]
}

/** Status, media type and body of a refusal by an operation with these responses. */
function answer(refusal: Refusal, responses: [string, Response][] | undefined, others: Operation[] = []) {
  const table = tableWith({ responses: Object.fromEntries(responses ?? []) })
  table.operations.push(...others)
  const write = createErrorAnswerer(table, createSchemas(table))
  const { status, headers, body = '' } = write(refusal, responses && operationOf(table, 'test'))
  const { 'content-type': mediaType = '', ...rest } = headers
  return [
    status,
    mediaType,
    mediaType.includes('json') ? JSON.parse(body) : body,
    ...(Object.keys(rest).length > 0 ? [rest] : []),
  ]
}

const JSON_TYPE = 'application/json'
const wrong = invalid('query parameter `limit`', 'must be at most 50', 'limit')
const message = 'The query parameter `limit` must be at most 50.'

describe('the status of an invalid request', () => {
  it.each<[string[], number, string]>([
    [['200', '400', '422'], 400, '400'],
    [['200', '422'], 422, '422'],
    [['401', '422', 'default'], 422, '422'],
    [['401', '4XX'], 400, '4XX'],
    [['404', 'default'], 400, 'default'],
    [['401', '403', '404', '418'], 418, '418'],
    [['401', '404', '409'], 404, '404'],
    [['401', '409'], 400, '401'],
    [['500'], 400, '500'],
  ])('%j → %d in the shape of %s', (keys, status, from) => {
    expect(
      answer(
        wrong,
        keys.map((key) => response(key)),
      ),
    ).toEqual([status, JSON_TYPE, { from, message }])
  })
})

describe('the shape of an error', () => {
  it.each<[number, string[], string]>([
    [415, ['400', '404', '500'], '404'],
    [413, ['401', '400', '500'], '401'],
    [405, ['400', 'default'], 'default'],
    [500, ['400', '503'], '503'],
    [500, ['400'], '400'],
  ])('%d of %j is that of %s', (status, keys, from) => {
    const body = { from, message: 'The thing is broken.' }
    expect(
      answer(
        refuse(status, 'thing', 'is broken'),
        keys.map((key) => response(key)),
      ),
    ).toEqual([status, JSON_TYPE, body])
  })

  it('is in the documented media type, JSON first', () => {
    const [, text] = response('text', 'text/plain', { type: 'string' })
    const [, json] = response('json', 'application/vnd.error+json; charset=utf-8')
    expect(answer(wrong, [['400', text]])).toEqual([400, 'text/plain', message])
    expect(answer(wrong, [['400', { ...text, content: { ...text.content, ...json.content } }]])).toEqual([
      400,
      'application/vnd.error+json; charset=utf-8',
      { from: 'json', message },
    ])
  })

  it('comes from the nearest when its own cannot be written', () => {
    const [, xml] = response('400', 'application/xml')
    expect(answer(wrong, [['400', xml], response('404')])).toEqual([400, JSON_TYPE, { from: '404', message }])
    expect(answer(wrong, [['400', { ...xml, content: {} }], response('404')])).toEqual([
      400,
      JSON_TYPE,
      { from: '404', message },
    ])
  })

  it('is the most common one for calls that reach no operation', () => {
    const common = { message }
    const schema: JsonSchema = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } }
    const content = { 'application/json': { schema, pointer: '', examples: {} } }
    const responses = { '400': { description: '', pointer: '', headers: {}, content } }
    const others = ['b', 'c'].map((id) => ({ ...operationOf(tableWith({ responses }), 'test'), id }))
    expect(answer(wrong, undefined, others)).toEqual([400, JSON_TYPE, common])
    expect(answer(wrong, [], others)).toEqual([400, JSON_TYPE, common])
  })

  it('is a problem document when nothing is documented', () => {
    expect(answer({ ...wrong, code: 'E1' }, [])).toEqual([
      400,
      'application/problem+json',
      { type: 'about:blank', title: 'Bad Request', status: 400, detail: message, code: 'E1', field: 'limit' },
    ])
    expect(answer(refuse(404, 'path', 'is not one of this API'), undefined)).toEqual([
      404,
      'application/problem+json',
      { type: 'about:blank', title: 'Not Found', status: 404, detail: 'The path is not one of this API.' },
    ])
  })

  it('is what everybody knows when the documented schema says nothing', () => {
    const open = (mediaType: string): [string, Response] => {
      return [
        '400',
        {
          description: '',
          pointer: '',
          headers: {},
          content: { [mediaType]: { schema: true, pointer: '', examples: {} } },
        },
      ]
    }
    const problem = { type: 'about:blank', title: 'Bad Request', status: 400, detail: message, field: 'limit' }
    expect(answer(wrong, [open('*/*')])).toEqual([400, JSON_TYPE, problem])
    expect(answer(wrong, [open('text/*')])).toEqual([400, 'text/plain', message])
  })

  it('is a problem document when the documented one has no instance', () => {
    const [, impossible] = response('400', JSON_TYPE, false)
    expect(answer(wrong, [['400', impossible]])[1]).toBe('application/problem+json')
  })
})

it('carries documented headers and those of the refusal', () => {
  const headers = { 'Retry-After': { required: true, schema: { const: 5 }, pointer: '' } }
  const [, own] = response('401')
  expect(
    answer(refuse(401, 'token', 'is old', { 'www-authenticate': 'Bearer' }), [['401', { ...own, headers }]]),
  ).toEqual([
    401,
    JSON_TYPE,
    { from: '401', message: 'The token is old.' },
    { 'retry-after': '5', 'www-authenticate': 'Bearer' },
  ])
})
