/** Walking a list while it grows. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorisationId } from '../../sdk/inbound.ts'
import { rowsOf } from '../../sdk/pagination.ts'
import { CARD, CORRELATION, clientOf, errorOf, json } from './given.ts'

/** A list, the newest row first, that may grow before each page. */
function growing(count: number, arrivals: readonly number[]) {
  let rows = Array.from({ length: count }, (_, index) => ({ id: `old-${count - index}` }))
  const asked: number[] = []
  return {
    asked,
    page(offset: number, limit: number) {
      const arrived = asked.length === 0 ? 0 : (arrivals[asked.length - 1] ?? 0)
      rows = [...Array.from({ length: arrived }, (_, index) => ({ id: `new-${asked.length}-${index}` })), ...rows]
      asked.push(offset)
      return rows.slice(offset, offset + limit)
    },
  }
}

const walkOf = (list: ReturnType<typeof growing>, limit: number, offset = 0) =>
  rowsOf({ offset, limit, idOf: ({ id }: { id: string }) => id, begin: () => async (at) => list.page(at, limit) })

const sizes = fc.record({
  count: fc.nat(60),
  limit: fc.integer({ min: 1, max: 12 }),
  arrivals: fc.array(fc.nat(15), { maxLength: 12 }),
})

describe('a walk', () => {
  it('gives every row that was there at its beginning once and in order, and no row twice', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ count, limit, arrivals }) => {
        const found = await Array.fromAsync(walkOf(growing(count, arrivals), limit))
        const ids = found.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => id.startsWith('old'))).toEqual(
          Array.from({ length: count }, (_, index) => `old-${count - index}`),
        )
      }),
    )
  })

  it('asks for whole pages only', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ count, limit, arrivals }) => {
        const list = growing(count, arrivals)
        await Array.fromAsync(walkOf(list, limit))
        expect(list.asked).toEqual(list.asked.map((_, index) => index * limit))
      }),
    )
  })

  it('misses nothing when it is taken up again where it stopped', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(5), async ({ count, limit, arrivals }, stop) => {
        const list = growing(count, arrivals)
        const ids = new Set<string>()
        let next: number | undefined
        for await (const page of walkOf(list, limit).pages()) {
          for (const { id } of page.rows) ids.add(id)
          next = page.next
          if (list.asked.length > stop) break
        }
        if (next !== undefined) for await (const { id } of walkOf(list, limit, next)) ids.add(id)
        const missed = Array.from({ length: count }, (_, index) => `old-${index + 1}`).filter((id) => !ids.has(id))
        expect(missed).toEqual([])
      }),
    )
  })

  it('says where each page begins, and where to go on', async () => {
    const pages = await Array.fromAsync(walkOf(growing(5, []), 2).pages())
    expect(pages.map(({ rows, ...where }) => [rows.length, where])).toEqual([
      [2, { offset: 0, next: 2 }],
      [2, { offset: 2, next: 4 }],
      [1, { offset: 4, next: undefined }],
    ])
  })

  it('asks for nothing that nobody wants', async () => {
    const list = growing(50, [])
    for await (const { id } of walkOf(list, 10)) if (id === 'old-45') break
    expect(list.asked).toEqual([0])
  })
})

describe('authorisations', () => {
  const row = (operationId: string) => ({
    operationId,
    operation: 'PURCHASE',
    status: 'APPROVED',
    startTime: '2026-01-01T10:00:00.000Z',
  })
  const full = Array.from({ length: 50 }, (_, index) => row(`op-${index}`))
  const server = ({ query }: { query: Record<string, string> }) =>
    json({ operations: query.offset === '0' ? full : [row('op-49'), row('op-50')] })()

  it('keeps a reversal that carries the id of what it reverses', async () => {
    const row = { operationId: '1', operation: 'PURCHASE', startTime: '2026-10-05T14:21:07.312Z' }
    const operations = [
      { ...row, status: 'REVERSED' },
      { ...row, status: 'APPROVED' },
    ]
    const { d1 } = clientOf(json({ operations }))
    expect(await Array.fromAsync(d1.cards.authorisations(CARD))).toEqual(operations)
  })

  it('are asked for a page at a time, all with one correlation id, and drop what was seen', async () => {
    let count = 0
    const correlationId = () => {
      count += 1
      return `c-${count}`
    }
    const { asked, d1 } = clientOf(server, { correlationId })
    const rows = await Array.fromAsync(d1.cards.authorisations(CARD))
    expect(rows.map(({ operationId }) => operationId)).toEqual(Array.from({ length: 51 }, (_, index) => `op-${index}`))
    expect(asked.map(({ query, headers }) => [query, headers['x-correlation-id']])).toEqual([
      [{ limit: '50', offset: '0' }, 'c-1'],
      [{ limit: '50', offset: '50' }, 'c-1'],
    ])
  })

  it('are chosen', async () => {
    const { asked, d1 } = clientOf(json({ operations: [] }))
    const since = new Date('2026-01-01T00:00:00+01:00')
    const chosen = {
      since,
      until: '2026-02-01T00:00:00.000Z',
      operationId: authorisationId('op-1'),
      limit: 5,
      offset: 10,
    }
    await Array.fromAsync(d1.cards.authorisations(CARD, chosen))
    expect(asked[0]?.query).toEqual({
      startDate: '2025-12-31T23:00:00.000Z',
      endDate: '2026-02-01T00:00:00.000Z',
      operationId: 'op-1',
      limit: '5',
      offset: '10',
    })
  })

  it.each([true, false])('refuse an offset between pages before anything is sent, validation %s', async (validate) => {
    const { asked, d1 } = clientOf(server, { validate })
    const error = await errorOf(Array.fromAsync(d1.cards.authorisations(CARD, { offset: 11, limit: 10 })))
    expect([error.code, error.message, error.correlationId]).toEqual([
      'INVALID_REQUEST',
      'The offset 11 of getAllCardAuthorisationOperations is not a multiple of its limit, 10.',
      CORRELATION,
    ])
    expect(error.problems).toEqual([{ at: 'query/offset', rule: 'must be a multiple of limit' }])
    expect(asked).toEqual([])
  })

  it.each([0, -1, Number.NaN])(
    'refuse a limit of %d, with which a walk would never end, without validation too',
    async (limit) => {
      const { asked, d1 } = clientOf(json({ operations: [] }), { validate: false })
      const error = await errorOf(Array.fromAsync(d1.cards.authorisations(CARD, { limit })))
      expect([error.code, error.message]).toEqual([
        'INVALID_REQUEST',
        `The offset 0 of getAllCardAuthorisationOperations is not a multiple of its limit, ${limit}.`,
      ])
      expect(asked).toEqual([])
    },
  )

  it('refuse a date that is none', async () => {
    const { asked, d1 } = clientOf(json({ operations: [] }))
    const error = await errorOf(Array.fromAsync(d1.cards.authorisations(CARD, { since: new Date('soon') })))
    expect([error.code, error.problems.map(({ at }) => at)]).toEqual(['INVALID_REQUEST', ['query/startDate']])
    expect(asked).toEqual([])
  })

  it('are no list in an answer without one', async () => {
    const { d1 } = clientOf(json({ rows: [] }), { validate: false })
    const error = await errorOf(Array.fromAsync(d1.cards.authorisations(CARD)))
    expect([error.code, error.message]).toEqual([
      'INVALID_RESPONSE',
      "D1's answer to getAllCardAuthorisationOperations has no list of operations.",
    ])
  })
})
