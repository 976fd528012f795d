import { describe, expect, it } from 'vitest'
import type { BaseRequest } from '../../../contracts/requests/base-request.ts'
import { refersElsewhere } from '../../../contracts/requests/references.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { smallTable } from '../small/run-small.ts'

const table = smallTable({
  '/tickets': { post: { operationId: 'makeTicket', responses: { '201': { description: '' } } } },
})
const [operation] = table.operations

/** A base request whose body names one thing of the data, and one that it made up. */
function base(): BaseRequest {
  if (!operation) throw new Error('There is no operation.')
  const draft = { operation, values: new Map(), body: { machineId: 1, siteId: 7 }, mediaType: 'application/json' }
  return { draft, origins: new Map([['body:/machineId', 'data' as const]]), unfit: [] }
}

describe('a body', () => {
  it.each<[what: string, body: Json, want: boolean]>([
    ['with the ids of the plain one', { machineId: 1, siteId: 7 }, false],
    ['without them', { title: 'a' }, false],
    ['with another id that is made up', { machineId: 1, siteId: 8 }, true],
    ['with one more', { siteId: 7, assignee_id: 537 }, true],
    ['with several', { label_ids: [1, 2] }, true],
    ['with one further below', { items: [{ product: { skuUUID: 'a' } }] }, true],
    ['with none in its place', { siteId: 7, assignee_id: null }, false],
    ['with another one in the place of the data, which is known to exist', { machineId: 2, siteId: 7 }, false],
    ['with its own id', { id: 4 }, false],
    ['with words that only end alike', { paid: 5, valid: 'yes', HybrID: '' }, false],
  ])('%s', (_, body, want) => {
    expect(refersElsewhere(table, base(), body)).toBe(want)
  })
})
