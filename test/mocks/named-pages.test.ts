/** Pages by what pages are called everywhere. */
import { expect, it } from 'vitest'
import { namedPage } from '../../mocks/named-pages.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { operationOf, requestFor, tableWith } from './calls.ts'

const whole = (more: object = {}): JsonSchema => ({ type: 'integer', ...more })

function pageOf(query: Record<string, JsonSchema>, sent: Record<string, Json>) {
  const form = { in: 'query' as const, required: false, style: 'form', explode: true, pointer: '' }
  const parameters = Object.entries(query).map(([name, schema]) => ({ name, schema, ...form }))
  return namedPage(requestFor(operationOf(tableWith({ parameters }), 'test'), sent))
}

it.each<[query: Record<string, JsonSchema>, sent: Record<string, Json>, want: unknown]>([
  [{ offset: whole(), limit: whole({ default: 7 }) }, {}, { offset: 0, size: 7 }],
  [
    { offset: whole(), limit: whole() },
    { offset: 3, limit: 2 },
    { offset: 3, size: 2 },
  ],
  [
    { startIndex: whole({ minimum: 1 }), count: whole() },
    { startIndex: 4, count: 2 },
    { offset: 3, size: 2 },
  ],
  [{ page: whole({ minimum: 1 }), size: whole({ default: 5 }) }, { page: 3 }, { offset: 10, size: 5 }],
  [
    { page: whole({ minimum: 0 }), per_page: whole() },
    { page: 3, per_page: 4 },
    { offset: 12, size: 4 },
  ],
  [{ page: whole(), 'page-size': whole() }, { page: 1 }, { offset: 0, size: undefined }],
  [{ page: whole() }, { page: 2 }, undefined],
  [{ start: { type: 'string' }, count: whole() }, {}, undefined],
])('%j with %j', (query, sent, want) => {
  expect(pageOf(query, sent)).toEqual(want)
})
