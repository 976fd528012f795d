/** Lists that are paged by what everybody calls a page, or by marks: what is wrong with them is found, and nothing else. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run } from '../../contracts/run.ts'
import { operationsTable } from '../../scripts/emitters/operations.ts'
import { loadSpec } from '../../scripts/lib/load-spec.ts'
import { listen } from './depot/server.ts'

const CHECKS = [
  'page-size',
  'pages-join',
  'pages-disjoint',
  'page-full',
  'rows-stable',
  'past-the-end-empty',
  'filter-equals',
]

/** The rows of a page, and whether there are more. */
type Cut<Row> = (rows: readonly Row[], from: number, size: number) => { rows: readonly Row[]; more: boolean }

/** What the market does, to be replaced one by one. */
interface Ways {
  stalls: Cut<{ id: string }>
  goods: Cut<{ id: string; kind: string }>
  /** Whether what is behind the first page is of the kind that is asked for. */
  faithful: boolean
  usual: number
  /** Status of a page behind the last one. */
  behind: number
}

function cut<Row>(rows: readonly Row[], from: number, size: number): { rows: readonly Row[]; more: boolean } {
  return { rows: rows.slice(from, from + size), more: from + size < rows.length }
}
const clean: Ways = { stalls: cut, goods: cut, faithful: true, usual: 5, behind: 200 }
const STALLS = Array.from({ length: 31 }, (_, index) => ({ id: `s${index}` }))
const GOODS = Array.from({ length: 31 }, (_, index) => ({ id: `g${index}`, kind: index % 3 === 0 ? 'bread' : 'fruit' }))

const table = loadSpec(fileURLToPath(new URL('./market/market.yaml', import.meta.url))).then(operationsTable)

/** What is wrong with a market, by operation. */
async function faultsOf(ways: Partial<Ways>): Promise<string[]> {
  const { stalls, goods, faithful, usual, behind } = { ...clean, ...ways }
  const server = await listen((request, response) => {
    const { pathname, searchParams: asked } = new URL(request.url ?? '', 'http://x')
    const size = Number(asked.get(pathname === '/stalls' ? 'size' : 'limit') ?? usual)
    const from =
      pathname === '/stalls' ? (Number(asked.get('page') ?? 1) - 1) * size : Number(asked.get('cursor')?.slice(1) ?? 0)
    const kind = faithful || from === 0 ? asked.get('kind') : null
    const goodsOfKind = GOODS.filter((good) => kind === null || good.kind === kind)
    const { rows, more } = pathname === '/stalls' ? stalls(STALLS, from, size) : goods(goodsOfKind, from, size)
    const page =
      pathname === '/stalls'
        ? { results: rows }
        : { data: { items: rows, nextCursor: more ? `c${from + rows.length}` : null } }
    response
      .writeHead(rows.length === 0 ? behind : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(page))
  })
  const capabilities = { writes: false, stateful: false }
  const target = { baseUrl: server.url, data: {}, capabilities, timeoutMs: 2000 }
  try {
    for await (const event of run({ table: await table, target, seed: 1, only: CHECKS })) {
      if (event.type !== 'end') continue
      const failed = event.result.findings.filter(({ outcome }) => outcome === 'fail')
      return [...new Set(failed.map(({ severity, check, operation }) => `${severity} ${check} ${operation}`))]
    }
    return ['no end']
  } finally {
    await server.stop()
  }
}

describe('a market', () => {
  it('without a fault raises no alarm', async () => {
    expect(await faultsOf({})).toEqual([])
  })

  it('may fill pages only in part when it says that there is more', async () => {
    const goods: Ways['goods'] = (rows, from, size) => cut(rows, from, Math.ceil(size / 2))
    expect(await faultsOf({ goods })).toEqual([])
  })

  it.each<[fault: string, ways: Partial<Ways>, want: string[]]>([
    [
      'that begins each page a row early',
      { stalls: (rows, from, size) => cut(rows, Math.max(0, from - 1), size) },
      ['should pages-join listStalls', 'should pages-disjoint listStalls'],
    ],
    [
      'that has larger pages when no size is named',
      { usual: 6 },
      ['should page-size listStalls', 'should pages-join listStalls', 'should page-size listGoods'],
    ],
    ['that refuses what is behind the end', { behind: 404 }, ['may past-the-end-empty listStalls']],
    [
      'that skips a row between marks',
      { goods: (rows, from, size) => cut(rows, from === 0 ? 0 : from + 1, size) },
      ['should pages-join listGoods'],
    ],
    [
      'that passes over marks',
      { goods: (rows, _, size) => ({ rows: rows.slice(0, size), more: true }) },
      ['should pages-disjoint listGoods'],
    ],
    [
      'that ends too early',
      { goods: (rows, from, size) => ({ ...cut(rows, from, size), more: from + size < 6 }) },
      ['should pages-join listGoods'],
    ],
    [
      'that ends sooner for larger pages',
      { goods: (rows, from, size) => ({ ...cut(rows, from, size), more: from + size < 14 }) },
      ['should pages-join listGoods'],
    ],
    ['that forgets the filter on the next page', { faithful: false }, ['may filter-equals listGoods']],
  ])('%s is found out', async (_, ways, want) => {
    expect((await faultsOf(ways)).toSorted()).toEqual(want.toSorted())
  })
})
