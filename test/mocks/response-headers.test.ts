/** Documented response headers. */
import { expect, it } from 'vitest'
import { createHeaderWriter } from '../../mocks/response-headers.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import type { JsonSchema, Response } from '../../scripts/lib/operations.ts'
import { tableWith } from './calls.ts'

const table = tableWith({})
const write = createHeaderWriter(table, createSchemas(table))
const response = (headers: Record<string, JsonSchema>): Response => ({
  description: '',
  pointer: '',
  content: {},
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, schema]) => [name, { required: false, schema, pointer: '' }]),
  ),
})

it.each<[Record<string, JsonSchema>, Record<string, unknown>, Record<string, string>]>([
  [{}, { 'X-Other': 'x' }, {}],
  [{ 'X-Total': { type: 'integer' } }, { 'X-Total': 7 }, { 'x-total': '7' }],
  [{ 'X-Region': { const: 'EU' } }, { 'X-Region': 'string' }, { 'x-region': 'EU' }],
  [{ 'X-Region': { const: 'EU' } }, { 'X-Region': null }, { 'x-region': 'EU' }],
  [{ 'X-List': { const: [1, 2] } }, {}, { 'x-list': '1,2' }],
  [{ 'X-Pairs': { const: { a: 1, b: true } } }, {}, { 'x-pairs': 'a,1,b,true' }],
  [{ 'X-Evil': { const: 'a\r\nb: c' } }, {}, {}],
  [{ 'X-Evil': { const: 'good' } }, { 'X-Evil': 'a\nb' }, { 'x-evil': 'good' }],
  [{ 'Content-Type': true, 'Content-Length': { const: 5 }, 'Transfer-Encoding': { const: 'chunked' } }, {}, {}],
  [{ 'X-None': false }, {}, {}],
])('%j with %j', (headers, proposed, want) => {
  expect(write(response(headers), proposed)).toEqual(want)
})
