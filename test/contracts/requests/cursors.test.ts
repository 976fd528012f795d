/** Marks of the next page: which parameter takes them, and where they are found. */
import { describe, expect, it } from 'vitest'
import { cursorOf, nextMark } from '../../../contracts/requests/cursors.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema, Operation, Parameter } from '../../../scripts/lib/operations.ts'

const parameter = (name: string, schema: JsonSchema = { type: 'string' }): Parameter => ({
  ...{ name, in: 'query', required: false, style: 'form', explode: true, pointer: '', schema },
})
const operation = (parameters: Parameter[], method: 'get' | 'post' = 'get'): Operation => ({
  ...{ id: 'o', method, path: '/o', pointer: '', parameters, responses: {}, security: [], constraints: [] },
})

describe('the parameter that takes a mark', () => {
  it.each<[parameters: Parameter[], want: string | undefined]>([
    [[parameter('limit'), parameter('cursor')], 'cursor'],
    [[parameter('page_token', { type: ['string', 'null'] })], 'page_token'],
    [[parameter('page[after]')], 'page[after]'],
    [[parameter('after', { type: 'string', format: 'date-time' })], undefined],
    [[parameter('after', { type: 'string', enum: ['a'] })], undefined],
    [[parameter('marker', { type: 'integer' })], undefined],
    [[parameter('cursor'), parameter('after')], undefined],
    [[{ ...parameter('cursor'), required: true }], undefined],
    [[{ ...parameter('cursor'), in: 'header' }], undefined],
  ])('%# is %j', (parameters, want) => {
    expect(cursorOf(operation(parameters))?.name).toBe(want)
  })

  it('is none where something is written', () => {
    expect(cursorOf(operation([parameter('cursor')], 'post'))).toBeUndefined()
  })
})

describe('a mark', () => {
  const next = (body: Json, headers: [string, string][] = []) =>
    nextMark(parameter('cursor'), {
      request: { method: 'GET', target: '/', headers: [] },
      answer: {
        status: 200,
        headers: [['content-type', 'application/json'], ...headers],
        body: new TextEncoder().encode(JSON.stringify(body)),
      },
    })

  it.each<[body: Json, headers: [string, string][], want: string | undefined]>([
    [{ data: { items: [], nextCursor: 'abc' } }, [], 'abc'],
    [{ next: 'https://x.test/o?limit=2&cursor=a%3D%3D#x' }, [], 'a=='],
    [{ next: null, items: [{ next: 'of a row' }] }, [], undefined],
    [{ nextCursor: '' }, [], undefined],
    [[1, 2], [['link', '<https://x.test/o?cursor=one>; rel="prev", <https://x.test/o?cursor=two>; rel="next"']], 'two'],
    [[1, 2], [['link', '</o?page=2>; rel=next']], undefined],
    ['text', [], undefined],
  ])('in %j with %j is %j', (body, headers, want) => {
    expect(next(body, headers)).toBe(want)
  })
})
