/** Every request of a run was in its plan, and what the plan is sure of is sent: whatever the answers are like. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../../scripts/lib/json.ts'
import { depotTable, depotTarget } from '../depot/run-depot.ts'
import { startDepot } from '../depot/server.ts'
import { libraryTable } from '../library/run-library.ts'
import { startLibrary } from '../library/server.ts'
import { type Asked, type Said, smallTable, startSmall } from '../small/run-small.ts'
import { cover } from './cover.ts'

const BOAT = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
const size = { name: 'size', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10, default: 5 } }
const lists = (more: Json, rows: Json) => {
  const answer = {
    type: 'object',
    required: ['rows'],
    properties: { rows: { type: 'array', items: BOAT }, ...Object(rows) },
  }
  const responses = { '200': { description: '', content: { 'application/json': { schema: answer } } } }
  return { get: { parameters: [size, more], responses } }
}
const condition = (name: string) => ({ name, in: 'header', schema: { type: 'string' } })
const HOISTED = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: 9 } },
}
const FLAG = { description: '', content: { 'application/json': { schema: HOISTED } } }
const boats = smallTable({
  '/by-page': lists({ name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } }, {}),
  '/by-mark': lists(
    { name: 'cursor', in: 'query', schema: { type: 'string' } },
    { paging: { type: 'object', properties: { next: { type: 'string' }, total: { type: 'integer' } } } },
  ),
  '/boats': { post: { operationId: 'build', responses: { '201': { description: '', headers: { Location: {} } } } } },
  '/flag': {
    get: {
      operationId: 'readFlag',
      parameters: [condition('If-None-Match')],
      responses: { '200': { ...FLAG, headers: { ETag: { schema: { type: 'string' } } } }, '304': { description: '' } },
    },
    put: {
      operationId: 'hoist',
      parameters: [condition('If-Match')],
      requestBody: { required: true, content: FLAG.content },
      responses: { '204': { description: '' }, '400': { description: '' }, '412': { description: '' } },
    },
  },
  '/boats/{boat}': {
    get: {
      parameters: [{ name: 'boat', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { '200': { description: '' }, '404': { description: '' } },
    },
  },
})

/** A harbour of some boats that keeps the contract. */
function harbour(count: number): (asked: Asked) => Said {
  const rows = Array.from({ length: count }, (_, index) => ({ id: `b${index}` }))
  let [flag, version] = ['{"name":"none"}', 1]
  return ({ method, path, query, headers, text, steps: [first, boat] }) => {
    const etag = `"v${version}"`
    if (path === '/flag' && method === 'GET') {
      return headers['if-none-match'] === etag
        ? { status: 304 }
        : { status: 200, headers: { etag }, body: JSON.parse(flag) }
    }
    if (path === '/flag' && method === 'PUT') {
      if (![undefined, '*', etag].includes(headers['if-match'])) return { status: 412 }
      const [, name] = /^\s*\{\s*"name"\s*:\s*"([^"]*)"\s*\}\s*$/.exec(text) ?? []
      if (name === undefined || [...name].length < 1 || [...name].length > 9) return { status: 400 }
      if (flag !== text) version += 1
      flag = text
      return { status: 204 }
    }
    if (first === 'boats' && boat !== undefined) return { status: /^b\d+$/.test(boat) ? 200 : 404 }
    if (path === '/boats' && method === 'POST') return { status: 201, headers: { location: '/boats/b1' } }
    if (method !== 'GET' || !['/by-page', '/by-mark'].includes(path)) return { status: 404 }
    const size = Number(query.get('size') ?? 5)
    const from = path === '/by-page' ? (Number(query.get('page') ?? 1) - 1) * size : Number(query.get('cursor') ?? 0)
    if (!(size >= 1 && size <= 10 && from >= 0)) return { status: 400 }
    const next = path === '/by-mark' && from + size < count ? { paging: { next: String(from + size) } } : {}
    return { status: 200, body: { rows: rows.slice(from, from + size), ...next } }
  }
}

const KEPT = { unforeseen: [], missing: [] }

describe('the plan of a run', () => {
  let library = { url: '', stop: async () => {} }
  beforeAll(async () => {
    library = await startLibrary({})
  })
  afterAll(() => library.stop())

  const capabilities = { writes: true, stateful: true }
  const books = { data: { bookId: 'book-0' }, capabilities, timeoutMs: 5000 }

  it('holds whole lives', async () => {
    const target = { baseUrl: library.url, ...books }
    const found = await cover({ table: await libraryTable(), target, seed: 1, only: [], number: 7 })
    expect(found).toMatchObject(KEPT)
    expect(found.least).toBeLessThanOrEqual(found.sent)
    expect(found.most).toBeGreaterThanOrEqual(found.sent)
  })

  it('holds only what is read when nothing may be written', async () => {
    const target = { baseUrl: library.url, ...books, capabilities: { writes: false, stateful: false } }
    const found = await cover({ table: await libraryTable(), target, seed: 1, only: [], number: 7 })
    expect(found).toMatchObject(KEPT)
  })

  it.each([0, 7, 61])(
    'holds walks by page and by mark, conditions, and what is looked for, of %i rows',
    async (count) => {
      const server = await startSmall(harbour(count))
      const target = { baseUrl: server.url, data: { boat: 'b0' }, capabilities, timeoutMs: 5000 }
      const found = await cover({ table: boats, target, seed: 1, only: [] })
      await server.stop()
      expect(found).toMatchObject(KEPT)
      expect(found.least).toBeLessThanOrEqual(found.sent)
      expect(found.most).toBeGreaterThanOrEqual(found.sent)
    },
  )

  it('holds walks through lists and what is asked of their rows', async () => {
    const depot = await startDepot()
    const table = await depotTable('listItems')
    const found = await cover({ table, target: depotTarget(depot.url), seed: 1, only: [] })
    await depot.stop()
    expect(found).toMatchObject(KEPT)
    expect(found.least).toBeLessThanOrEqual(found.sent)
    expect(found.most).toBeGreaterThanOrEqual(found.sent)
  })
})
