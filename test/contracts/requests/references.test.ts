import { describe, expect, it } from 'vitest'
import type { BaseRequest } from '../../../contracts/requests/base-request.ts'
import { namingNothing, refersElsewhere } from '../../../contracts/requests/references.ts'
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
  return {
    draft,
    origins: new Map([
      ['body:/machineId', 'data' as const],
      ['body:/ownerId', 'data' as const],
    ]),
    unfit: [],
  }
}

describe('a body', () => {
  it.each<[what: string, body: Json, want: 'by-number' | 'otherwise' | undefined]>([
    ['with the ids of the plain one', { machineId: 1, siteId: 7 }, undefined],
    ['without them', { title: 'a' }, undefined],
    ['with another id that is made up', { machineId: 1, siteId: 8 }, 'by-number'],
    ['with one more', { siteId: 7, assignee_id: 537 }, 'by-number'],
    ['with several', { label_ids: [1, 2] }, 'by-number'],
    ['with one further below', { items: [{ product: { skuUUID: 'a' } }] }, 'otherwise'],
    ['with one among others', { operations: [{ op: 'drop', id: 3 }] }, 'by-number'],
    ['with none in its place', { siteId: 7, assignee_id: null }, undefined],
    ['with another number in the place of the data', { machineId: 2, siteId: 7 }, 'by-number'],
    ['with another text in the place of the data', { ownerId: 'b' }, undefined],
    ['with its own id', { id: 4 }, undefined],
    ['with words that only end alike', { paid: 5, valid: 'yes', HybrID: '' }, undefined],
  ])('%s', (_, body, want) => {
    expect(refersElsewhere(table, base(), body)).toBe(want)
  })
})

describe('an id of another thing that is made up', () => {
  const body = { title: 'a', siteId: 7, size: 7, of: [{ id: 3 }, { id: 'a' }] }
  const named = (accepts: (body: Json) => boolean) =>
    operation && namingNothing(table, operation, structuredClone(body), accepts)

  it('is left out where it may be', () => {
    expect(named(() => true)).toEqual({ title: 'a', size: 7, of: [{}, {}] })
  })

  it('is a number that hardly anything has where it may not', () => {
    const told = JSON.stringify(named((one) => /"siteId":\d+,.*"id":\d+.*"id":"a"/.test(JSON.stringify(one))))
    expect(told).toMatch(/^\{"title":"a","siteId":1\d{9},"size":7,"of":\[\{"id":1\d{9}\},\{"id":"a"\}\]\}$/)
  })

  it('stays where nothing else will do', () => {
    expect(named(() => false)).toEqual(body)
  })
})
