/** Lists that say how long they are, and whether there is more: what they say is held to what one meets. */
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, smallTable } from './small/run-small.ts'

const SHIP = {
  type: 'object',
  required: ['id', 'flag'],
  properties: { id: { type: 'string' }, flag: { type: 'string', minLength: 2 } },
}
const SHIPS = Array.from({ length: 23 }, (_, index) => ({ id: `s${index}`, flag: index % 8 === 0 ? 'no' : 'pa' }))
const whole = (maximum: number, value: number) => ({ type: 'integer', minimum: 0, maximum, default: value })
const query = (name: string, schema: Json) => ({ name, in: 'query', schema })

function tableFor(said: JsonObject, parameters: Json[], headers: JsonObject = {}) {
  const page = { type: 'object', required: ['ships'], properties: { ships: { type: 'array', items: SHIP }, ...said } }
  const response = { description: '', headers, content: { 'application/json': { schema: page } } }
  return smallTable({ '/ships': { get: { operationId: 'listShips', parameters, responses: { '200': response } } } })
}

const INT = { type: 'integer' }
const meta = {
  type: 'object',
  properties: { totalPages: INT, hasNext: { type: 'boolean' }, isLast: { type: 'boolean' } },
}
const paged = tableFor(
  { total: INT, count: INT, next: { anyOf: [{ type: 'string' }, { type: 'null' }] }, meta },
  [
    query('offset', whole(1000, 0)),
    query('limit', { ...whole(10, 5), minimum: 1 }),
    query('flag', { type: 'string', minLength: 2 }),
  ],
  { 'X-Total-Count': { schema: INT } },
)
const marked = tableFor({ totalCount: INT, hasMore: { type: 'boolean' }, nextCursor: { type: ['string', 'null'] } }, [
  query('cursor', { type: 'string' }),
  query('limit', { ...whole(10, 5), minimum: 1 }),
])
const plain = tableFor({ total: INT, totalCount: INT }, [])
const CHECKS = ['totals-agree', 'totals-follow-filters']

/** What a page says beside its rows. */
type Says = (met: { all: number; from: number; rows: number; size: number; asked: Asked }) => {
  body?: JsonObject
  total?: number
}

function answer(says: Says) {
  return (asked: Asked) => {
    const { query } = asked
    const size = Number(query.get('limit') ?? (asked.path === '/ships' && query.has('offset') ? 5 : 5))
    const flag = query.get('flag')
    const all = SHIPS.filter((ship) => flag === null || ship.flag === flag)
    const from = Number(query.get('offset') ?? query.get('cursor')?.slice(1) ?? 0)
    const ships = all.slice(from, from + size)
    const { body = {}, total = all.length } = says({ all: all.length, from, rows: ships.length, size, asked })
    return { status: 200, headers: { 'x-total-count': String(total) }, body: { ships, ...body } }
  }
}

const right: Says = ({ all, from, rows, size }) => ({
  body: {
    total: all,
    count: rows,
    next: from + rows < all ? `/ships?offset=${from + size}` : null,
    meta: { totalPages: Math.ceil(all / size), hasNext: from + rows < all, isLast: from + rows >= all },
  },
})
/** The right page with other words. */
const but =
  (change: (met: Parameters<Says>[0], meta: JsonObject) => { body?: JsonObject; total?: number }): Says =>
  (met) => {
    const { body = {} } = right(met)
    const other = change(met, body.meta as JsonObject)
    return { ...other, body: { ...body, ...other.body } }
  }

async function failures(table: typeof paged, says: Says): Promise<string[]> {
  return broken(await runSmall(table, answer(says), { only: CHECKS }))
}

const AGREE = 'should totals-agree listShips'
const FILTERS = 'may totals-follow-filters listShips'

describe('what pages say of the whole list', () => {
  it.each<[what: string, says: Says, want: string[]]>([
    ['agrees', right, []],
    ['is a total in a count', but(({ all }) => ({ body: { count: all } })), []],
    ['is nothing', () => ({ body: {} }), []],
    ['is a total that counts the page', but(({ rows }) => ({ body: { total: rows } })), [AGREE]],
    ['is a total that ignores the filter', but(() => ({ body: { total: 23 } })), [FILTERS]],
    ['is a header that ignores the filter', but(() => ({ total: 23 })), [FILTERS]],
    ['is a header that is one off', but(({ all }) => ({ total: all + 1 })), [AGREE, FILTERS]],
    ['is a count of something else', but(({ size }) => ({ body: { count: size + 1 } })), [AGREE, FILTERS]],
    [
      'is one page too many',
      but(({ all, size }, own) => ({ body: { meta: { ...own, totalPages: Math.floor(all / size) + 2 } } })),
      [AGREE],
    ],
    [
      'is that there is always more',
      but((_, own) => ({ body: { meta: { ...own, hasNext: true } } })),
      [AGREE, FILTERS],
    ],
    ['is that there is never more', but((_, own) => ({ body: { meta: { ...own, hasNext: false } } })), [AGREE]],
    ['is that every page is the last', but((_, own) => ({ body: { meta: { ...own, isLast: true } } })), [AGREE]],
    ['is no link to the next one', but(() => ({ body: { next: null } })), [AGREE]],
  ])('%s', async (_, says, want) => {
    expect(await failures(paged, says)).toEqual(want)
  })

  const mark = ({ all, from, rows }: Parameters<Says>[0]) => {
    const more = from + rows < all
    return { totalCount: all, hasMore: more, nextCursor: more ? `c${from + rows}` : null }
  }
  it.each<[what: string, says: Says, want: string[]]>([
    ['agrees', (met) => ({ body: mark(met) }), []],
    ['is a total of the page', (met) => ({ body: { ...mark(met), totalCount: met.rows } }), [AGREE]],
    ['is more at the end', (met) => ({ body: { ...mark(met), hasMore: true } }), [AGREE]],
    [
      'is no more at the start',
      (met) => ({ body: { ...mark(met), hasMore: met.from > 0 && mark(met).hasMore } }),
      [AGREE],
    ],
  ])('%s, from mark to mark', async (_, says, want) => {
    expect(await failures(marked, says)).toEqual(want)
  })

  it.each<[what: string, body: JsonObject, want: string[]]>([
    ['agrees', { totalCount: 5 }, []],
    ['is another total', { totalCount: 23 }, [AGREE]],
    ['is a sum', { total: 23 }, []],
  ])('%s, where all rows come at once', async (_, body, want) => {
    expect(await failures(plain, () => ({ body }))).toEqual(want)
  })
})
