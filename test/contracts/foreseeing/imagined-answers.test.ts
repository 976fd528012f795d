/** Imagined lists are as long as they must be for the requests to be foreseen, and no longer. */
import { describe, expect, it } from 'vitest'
import { accepted } from '../../../contracts/foreseeing/imagined-answers.ts'
import { parseBody } from '../../../contracts/transport/exchange.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { smallTable } from '../small/run-small.ts'

const row = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
const content = { 'application/json': { schema: { type: 'array', items: row } } }
const query = (name: string, more: JsonObject = {}) => ({ name, in: 'query', schema: { type: 'integer', ...more } })

/** Rows of a list of ten million that is asked for with these parameters. */
function rows(parameters: JsonObject[], search = ''): number {
  const table = smallTable({
    '/r': { get: { operationId: 'r', parameters, responses: { '200': { description: '', content } } } },
  })
  const [operation] = table.operations
  if (!operation) throw new Error('There is no operation.')
  const target = { baseUrl: 'http://x', data: {}, capabilities: { writes: true, stateful: true }, timeoutMs: 1 }
  const request = { method: 'GET', target: `/r${search}`, headers: [] }
  const body = parseBody(accepted({ table, target }, operation, request, { rows: 10_000_000 }))
  return body.ok && Array.isArray(body.value) ? body.value.length : -1
}

describe('a list without end', () => {
  const id = { name: 'id', in: 'query', schema: { type: 'string' } }
  it.each<[string, JsonObject[], string, number]>([
    ['that is not paged', [id], '', 150],
    ['whose pages have no greatest size', [query('offset'), query('limit')], '?limit=999999999', 150],
    ['whose pages have one', [query('offset'), query('limit', { maximum: 300 })], '?limit=300', 300],
    ['whose pages may be huge', [query('offset'), query('limit', { maximum: 1e9 })], '?limit=1000000000', 1200],
    ['that begins before it begins', [query('offset'), query('limit')], '?limit=20&offset=-1000000', 20],
  ])('%s', (_, parameters, search, want) => expect(rows(parameters, search)).toBe(want))
})
