/** What the checks of lists accept and reject: pages as they were read, the exchange that is judged, the verdict. */
import { type Facts, fail, pass, skip, type Verdict } from '../../contracts/checks/check.ts'
import { momentOf } from '../../contracts/judging/moments.ts'
import type { Page, Row } from '../../contracts/judging/pages.ts'
import type { Period } from '../../contracts/judging/periods.ts'
import type { Said } from '../../contracts/judging/totals.ts'
import type { Exchange } from '../../contracts/transport/exchange.ts'
import type { Constraint } from '../../scripts/lib/constraints.ts'
import type { Operation } from '../../scripts/lib/operations.ts'

const reading = { place: { path: [], told: false, names: ['id'] }, identity: 'id' }

/** Rows `a…` of the days of a month, the id first: `a9` is row a of the ninth. */
const values = (names: string) =>
  names === '' ? [] : names.split(' ').map((name) => ({ id: name, at: `2026-01-0${name.at(-1)}T00:00:00.000Z` }))

const rows = (names: string): Row[] =>
  values(names).map((value) => ({
    identity: `"${value.id}"`,
    content: JSON.stringify({ at: value.at, id: value.id }),
    value,
  }))

const page = (offset: number, limit: number, names: string): Page => ({ offset, limit, rows: rows(names) })

function answered(names: string, status = 200): Exchange {
  const body = new TextEncoder().encode(status === 204 ? '' : JSON.stringify(values(names)))
  return { request: { method: 'GET', target: '/', headers: [] }, answer: { status, headers: [], body } }
}

/** An answer with rows as they are. */
function listed(values: object[]): Exchange {
  const { request, answer } = answered('')
  return { request, answer: { ...answer, body: new TextEncoder().encode(JSON.stringify(values)) } }
}

const refused = answered('', 400)
const CHANGED = skip('the list changed while it was read')
const UNTOLD = skip('no list was answered whose rows can be told')
const NO_PAGE = skip('no page was answered whose rows can be told')
const MIXED = skip('the order of the rows is not known, and there may be more')

const edge = (day: number, rule: string) => ({
  moment: momentOf(`2026-01-0${day}T00:00:00.000Z`) ?? { from: 0, to: 0, zoned: true },
  rule,
})
const since = (day: number): Period => ({ since: edge(day, '/since'), property: ['at'], told: false })
const until = (day: number): Period => ({ until: edge(day, '/until'), property: ['at'], told: false })

const within = { in: 'row', param: '/code', statement: 's' } as const
const onlyOut: Constraint = { ...within, id: 'only', kind: 'onlyWith', with: '/state', values: ['OUT'] }
const table = { ...within, id: 'table', with: '/why' } as const

/** An operation whose rows have to keep rules. */
function ruled(...constraints: Constraint[]): Operation {
  const rest = { method: 'get' as const, parameters: [], responses: {}, security: [] }
  return { id: 'list', path: '/list', pointer: '/list', ...rest, constraints }
}

const first = page(0, 4, 'a9 b8 c7 d6')
const again = [answered('a9 b8 c7 d6')]
const joined = { whole: page(0, 4, 'a9 b8 c7 d6'), parts: [page(0, 2, 'a9 b8')], anchor: first, reading }
const walk = (...pages: Page[]) => ({ walk: { pages, reading }, references: [answered('a9 b8')] })
const ordered = (...pages: Page[]) => ({
  ordered: { pages, order: { direction: 'descending' as const, property: ['at'], rule: '/order', told: false } },
})
const repeated = (names: string) => ({ repeated: { before: page(0, 4, names), reading, property: ['at'] } })
const beyond = (oldest: string) => ({
  beyond: { pages: [page(0, 2, `a9 ${oldest}`)], period: until(Number(oldest.at(-1))), reading },
  references: [answered('')],
})
const apart = { apart: { rows: rows('a9 b8 c7'), reading } }
const sorted = { order: { direction: 'descending' as const, property: ['at'], rule: '/order', told: false }, reading }
const alike = (names: string) => ({ alike: { first: page(0, 2, names), reading }, references: [answered(names)] })
const period = (one: Period, empty = false) => ({ period: { period: one, empty, first, reading } })
const due = (names: string, more: object = {}) => ({
  due: {
    rows: rows(names),
    limit: 4,
    first,
    reading,
    ordered: true,
    declared: true,
    told: false,
    property: ['at'],
    ...more,
  },
  references: again,
})
const split = (names: string, ordered = true) => ({
  split: { other: page(0, 2, names), first, period: since(7), reading, ordered },
  references: again,
})
const equals = (declared = true) => ({ equals: { value: 'a9', property: ['id'], reading, declared } })
const respelled = { respelled: { before: page(0, 4, 'a9 b8'), reading }, references: [answered('a9 b8')] }
const defaulted = { defaulted: { before: page(0, 4, 'a9 b8'), reading }, references: [answered('a9 b8')] }
const should = { atMost: 'should' as const }

const belonging = {
  belonging: { named: [{ name: 'at', value: '2026-01-09T00:00:00.000Z', pointer: '/whose' }], reading },
}
const others = (count: string) =>
  fail('rows whose `at` is that of the path', `${count} with another one`, { pointer: '/whose', keyword: 'at' })

const total = (value?: number) => ({
  kind: 'rows' as const,
  name: 'total',
  pointer: '/total',
  ...(value === undefined ? {} : { value }),
})
const totals = (said: Said[], whole = true) => ({
  totals: { pages: [{ ...page(0, 2, 'a9 b8'), said }], end: 3, whole, sized: true, reading },
  references: [answered('a9 b8')],
})
const told = (kind: Said['kind'], value: boolean): Said => ({ kind, name: kind, pointer: '/said', value })
const TOTAL = { type: 'integer' }
const counted: Partial<Facts> = {
  operation: {
    ...{ method: 'get', parameters: [], constraints: [] },
    responses: {
      '200': {
        description: '',
        pointer: '/200',
        headers: { 'X-Total': { required: true, schema: TOTAL, pointer: '/x-total' } },
        content: {},
      },
    },
  } as Partial<Operation> as Operation,
  selected: { fewer: 3, first, beside: 0, reading, atMost: 'should' },
}
const narrowed: Partial<Facts> = {
  selected: {
    ...{ fewer: 3, beside: 1, reading, atMost: 'should' as const },
    first: { ...first, said: [{ kind: 'rows', name: 'X-Total', pointer: '/x-total', value: 8 }] },
  },
}
const withTotal = (names: string, value: string): Exchange => {
  const { request, answer } = answered(names)
  return { request, answer: { ...answer, headers: [['x-total', value]] } }
}

/** Check, what is judged, its facts, the verdict. */
export const listCases: [id: string, what: string, facts: Partial<Facts>, want: Verdict | Verdict[]][] = [
  ['pages-join', 'two halves', { joined, references: again, exchange: answered('c7 d6') }, pass],
  [
    'pages-join',
    'an overlap',
    { joined, references: again, exchange: answered('b8 c7') },
    fail(
      'the 4 rows that pages of another size have there',
      '4 rows, 1 missing, 1 of them elsewhere or twice; the first difference is at row 3',
    ),
  ],
  [
    'pages-join',
    'a hole',
    { joined, references: again, exchange: answered('d6') },
    fail('the 4 rows that pages of another size have there', '3 rows, 1 missing; the first difference is at row 3'),
  ],
  [
    'pages-join',
    'another order',
    { joined, references: again, exchange: answered('d6 c7') },
    fail(
      'the 4 rows that pages of another size have there',
      '4 rows, in another order; the first difference is at row 3',
    ),
  ],
  [
    'pages-join',
    'a list that grew',
    { joined, references: [answered('e9 a9 b8 c7')], exchange: answered('b8 c7') },
    CHANGED,
  ],
  ['pages-join', 'a refusal', { joined, references: again, exchange: refused }, NO_PAGE],
  ['pages-disjoint', 'pages apart', walk(page(0, 2, 'a9 b8'), page(2, 2, 'c7')), pass],
  [
    'pages-disjoint',
    'a page that repeats',
    walk(page(0, 2, 'a9 b8'), page(2, 2, 'a9 b8')),
    fail('each row once', 'rows 1 to 2 of offset 2 were on the page of offset 0 already'),
  ],
  ['pages-disjoint', 'a list that grew', { ...walk(page(0, 2, 'b8 c7'), page(2, 2, 'c7')) }, CHANGED],
  [
    'pages-disjoint',
    'rows that look alike',
    { walk: { pages: [page(0, 2, 'a9 a9'), page(2, 2, 'a9')], reading }, references: [answered('a9 a9')] },
    skip('rows of the first page cannot be told apart'),
  ],
  [
    'pages-disjoint',
    'rows without an id',
    {
      walk: { pages: [page(0, 2, 'a9 b8'), page(2, 2, 'b8')], reading: { place: reading.place } },
      references: [answered('a9 b8')],
    },
    CHANGED,
  ],
  ['page-full', 'a short page at the end', walk(page(0, 2, 'a9 b8'), page(2, 2, 'c7'), page(4, 2, '')), pass],
  [
    'page-full',
    'a short page before the end',
    walk(page(0, 3, 'a9 b8'), page(3, 3, 'c7')),
    fail('3 rows at offset 0, as there are more at offset 3', '2 rows'),
  ],
  ['page-full', 'a last page that comes again', walk(page(0, 3, 'a9 b8'), page(3, 3, 'b8')), pass],
  ['walk-complete', 'no row from before the oldest', { ...beyond('c7'), exchange: answered('') }, pass],
  ['walk-complete', 'rows of the pages', { ...beyond('c7'), exchange: answered('c7') }, pass],
  ['walk-complete', 'a row that is not from before', { ...beyond('c7'), exchange: answered('d8') }, pass],
  [
    'walk-complete',
    'a row that no page has',
    { ...beyond('c7'), exchange: answered('d6 e5') },
    fail('every row on one of the pages', '2 rows that are on none, from before the oldest one'),
  ],
  [
    'walk-complete',
    'a list that grew',
    { ...beyond('c7'), exchange: answered('d6'), references: [answered('c7')] },
    CHANGED,
  ],
  ['walk-complete', 'a refusal', { ...beyond('c7'), exchange: refused }, UNTOLD],
  ['rows-apart', 'no rows', { ...apart, exchange: answered('') }, pass],
  ['rows-apart', 'rows of its own', { ...apart, exchange: answered('e5') }, pass],
  ['rows-apart', 'a row that is shared', { ...apart, exchange: answered('e5 a9') }, pass],
  [
    'rows-apart',
    'the rows of another thing',
    { ...apart, exchange: answered('a9 b8') },
    fail('rows of its own', '2 rows, all of them those of another thing'),
  ],
  ['rows-apart', 'a refusal', { ...apart, exchange: answered('', 404) }, UNTOLD],
  ['rows-alike', 'the same rows', { ...alike('a9 b8'), exchange: answered('b8') }, pass],
  [
    'rows-alike',
    'a row with another value',
    { ...alike('a9 b8'), exchange: listed([{ id: 'b8', at: 'later' }]) },
    fail('the values that the rows have in the list', '1 row with another value', { keyword: 'other' }),
  ],
  [
    'rows-alike',
    'a row with fewer values',
    { ...alike('a9 b8'), exchange: listed([{ id: 'b8' }]) },
    fail('the values that the rows have in the list', '1 row with more or less of them', {
      keyword: 'fewer',
      atMost: 'may',
    }),
  ],
  [
    'rows-alike',
    'a row that changes by itself',
    {
      ...alike('a9 b8'),
      references: [listed([{ id: 'b8', at: 'now' }])],
      exchange: listed([{ id: 'b8', at: 'later' }]),
    },
    pass,
  ],
  ['rows-in-order', 'newest first', ordered(page(0, 2, 'a9 b8'), page(2, 2, 'c7 d7')), pass],
  [
    'rows-in-order',
    'oldest first',
    ordered(page(0, 4, 'd6 c7 b8 a9')),
    fail('the newest row first', '3 of 3 rows on the wrong side of the one before, the first at row 2 of offset 0', {
      pointer: '/order',
      keyword: 'reversed',
    }),
  ],
  [
    'rows-in-order',
    'one row out of place',
    ordered(page(0, 4, 'a9 c7 b8 d6')),
    fail('the newest row first', '1 of 3 rows on the wrong side of the one before, the first at row 3 of offset 0', {
      pointer: '/order',
      keyword: 'mixed',
      ...should,
    }),
  ],
  ['rows-in-order', 'one row', ordered(page(0, 4, 'a9')), skip('no two rows say which one is older')],
  ['rows-consistent', 'no list that rules speak of', { operation: ruled(), exchange: answered('a1') }, []],
  ['rows-consistent', 'a refusal', { operation: ruled(onlyOut), exchange: refused }, []],
  [
    'rows-consistent',
    'values that go together, and one that no table names',
    {
      operation: ruled(onlyOut, { ...table, kind: 'pairs', pairs: { A: ['x'] } }),
      exchange: listed([
        { id: 1, state: 'OUT', code: 'A', why: 'x' },
        { id: 2, state: 'OUT', code: 'B', why: 'y' },
      ]),
    },
    pass,
  ],
  [
    'rows-consistent',
    'a value beside another state, and one beside another cause',
    {
      operation: ruled(onlyOut, { ...table, kind: 'pairs', pairs: { A: ['x'] } }),
      exchange: listed([
        { id: 1, state: 'IN', code: 'A', why: 'x' },
        { id: 2, state: 'OUT', code: 'A', why: 'y' },
      ]),
    },
    [
      fail('`/code` only beside what it comes with at `/state`', '1 row with it beside something else', {
        pointer: '/list/x-constraints/0',
        keyword: 'only',
      }),
      fail('`/code` only beside what it comes with at `/why`', '1 row with it beside something else', {
        pointer: '/list/x-constraints/1',
        keyword: 'table',
      }),
    ],
  ],
  ['rows-belong', 'rows of what the path names', { ...belonging, exchange: answered('a9 b9') }, pass],
  ['rows-belong', 'rows each of something else', { ...belonging, exchange: answered('a1 b2 c9') }, pass],
  ['rows-belong', 'a row of something else', { ...belonging, exchange: answered('a9 b9 c1') }, [others('1 of 3 rows')]],
  ['rows-belong', 'rows of another thing', { ...belonging, exchange: answered('a1 b1') }, [others('2 of 2 rows')]],
  ['rows-stable', 'the same rows', { ...repeated('a9 b8'), exchange: answered('a9 b8') }, pass],
  [
    'rows-stable',
    'rows that changed places',
    { ...repeated('a9 b8'), exchange: answered('b8 a9') },
    fail('the rows in the order of the first answer', '1 row in another order'),
  ],
  [
    'rows-stable',
    'rows of one moment that changed places',
    { ...repeated('a9 b9'), exchange: answered('b9 a9') },
    fail('the rows in the order of the first answer', '1 row in another order', should),
  ],
  ['rows-stable', 'a list that grew', { ...repeated('a9 b8'), exchange: answered('c9 a9') }, CHANGED],
  [
    'past-the-end-empty',
    'no rows',
    { pastEnd: { first, reading, told: true }, references: again, exchange: answered('') },
    pass,
  ],
  [
    'past-the-end-empty',
    'no content',
    { pastEnd: { first, reading, told: true }, references: again, exchange: answered('', 204) },
    pass,
  ],
  [
    'past-the-end-empty',
    'rows',
    { pastEnd: { first, reading, told: true }, references: again, exchange: answered('d6') },
    fail('no rows', '1 row'),
  ],
  [
    'past-the-end-empty',
    'a refusal',
    { pastEnd: { first, reading, told: true }, references: again, exchange: answered('', 404) },
    fail('2xx and no rows', '404', { ...should, keyword: 'status' }),
  ],
  [
    'past-the-end-empty',
    'a refusal of a search that finds nothing',
    { pastEnd: { first, reading, told: true, searched: true }, references: again, exchange: answered('', 404) },
    skip('a search that finds nothing may be refused'),
  ],
  ['filter-window', 'rows inside and at the start', { ...period(since(8)), exchange: answered('a9 b8') }, pass],
  ['filter-window', 'no rows', { ...period(since(8)), exchange: answered('') }, pass],
  ['filter-window', 'a refusal', { ...period(since(8)), exchange: refused }, UNTOLD],
  [
    'filter-window',
    'mostly rows from before the start',
    { ...period(since(9)), exchange: answered('a9 b8 c7 d6') },
    [fail('rows from the start of the period or later', '3 of 4 rows from before it', { pointer: '/since' })],
  ],
  [
    'filter-window',
    'a row from behind the end',
    { ...period(until(8)), exchange: answered('a9 b8 c7') },
    [
      fail('rows from the end of the period or earlier', '1 of 3 rows from behind it', {
        pointer: '/until',
        ...should,
      }),
    ],
  ],
  [
    'filter-window',
    'rows of the list in a period without any, where no page speaks of such filters together',
    { period: { period: since(9), empty: true, first, reading, ...should }, exchange: answered('a9') },
    fail('no rows', '1 row', { keyword: 'ignored', ...should }),
  ],
  ['filter-complete', 'all rows that are due', { ...due('b8 c7'), exchange: answered('b8 c7 d6') }, pass],
  [
    'filter-complete',
    'rows missing',
    { ...due('a9 b8 c7'), exchange: answered('d6') },
    fail('3 rows that the list has', '3 of them missing'),
  ],
  [
    'filter-complete',
    'a row missing',
    { ...due('b8 c7'), exchange: answered('b8') },
    fail('2 rows that the list has', '1 of them missing', should),
  ],
  [
    'filter-complete',
    'a row missing that is told by a property which is named',
    { ...due('b8 c7', { told: true }), exchange: answered('b8') },
    fail('2 rows that the list has', '1 of them missing'),
  ],
  [
    'filter-complete',
    'a row missing that only a name promises',
    { ...due('b8', { declared: false }), exchange: answered('') },
    fail('1 row that the list has', '1 of them missing', { atMost: 'may' }),
  ],
  [
    'filter-complete',
    'a full page in an unknown order',
    { ...due('b8', { ordered: false, limit: 1 }), exchange: answered('c7') },
    MIXED,
  ],
  [
    'filter-complete',
    'a list that grew',
    { ...due('b8'), references: [answered('e9 a9')], exchange: answered('') },
    CHANGED,
  ],
  [
    'filter-complete',
    'a row that was changed meanwhile',
    {
      ...due('b8', { property: ['id'], rows: [{ identity: '"b8"', content: '', value: { id: 'b' } }] }),
      exchange: answered(''),
    },
    CHANGED,
  ],
  [
    'filter-complete',
    'a refusal',
    { ...due('b8'), exchange: refused },
    fail('1 row that the list has', '400', { ...should, keyword: 'status' }),
  ],
  [
    'filter-complete',
    'a refusal of filters that one sentence speaks of',
    { ...due('b8', { together: true }), exchange: refused },
    fail('1 row that the list has', '400', { keyword: 'status' }),
  ],
  [
    'filter-complete',
    'rows missing that filters leave which no page speaks of together',
    { ...due('a9 b8 c7', should), exchange: answered('d6') },
    fail('3 rows that the list has', '3 of them missing', should),
  ],
  ['filter-union', 'every row', { ...split('d6'), exchange: answered('a9 b8 c7') }, pass],
  [
    'filter-union',
    'the moment lost',
    { ...split('d6'), exchange: answered('a9 b8') },
    fail('every row in one of the parts', '1 row in neither part, of the moment that divides them', {
      keyword: 'moment',
      ...should,
    }),
  ],
  [
    'filter-union',
    'rows lost',
    { ...split(''), exchange: answered('a9') },
    fail('every row in one of the parts', '3 rows in neither part', { keyword: 'lost' }),
  ],
  ['filter-union', 'full pages in an unknown order', { ...split('d6 e5', false), exchange: answered('a9') }, MIXED],
  ['filter-equals', 'the row', { ...equals(), exchange: answered('a9') }, pass],
  [
    'filter-equals',
    'other rows',
    { ...equals(), exchange: answered('a9 b8') },
    fail('only rows whose `id` is the value', '1 of 2 rows with another one'),
  ],
  [
    'filter-equals',
    'other rows where only a name says so',
    { ...equals(false), exchange: answered('b8') },
    fail('only rows whose `id` is the value', '1 of 1 row with another one', { atMost: 'may' }),
  ],
  [
    'filter-equals',
    'other rows where no page tells such values apart',
    { equals: { ...equals().equals, ...should }, exchange: answered('b8') },
    fail('only rows whose `id` is the value', '1 of 1 row with another one', should),
  ],
  ['filter-order', 'newest first', { sorted, exchange: answered('a9 b8') }, pass],
  ['filter-order', 'one row', { sorted, exchange: answered('a9') }, skip('no two rows say which one is older')],
  [
    'filter-order',
    'oldest first',
    { sorted, exchange: answered('d6 c7 b8 a9') },
    fail('the newest row first', '3 of 3 rows on the wrong side of the one before', {
      pointer: '/order',
      keyword: 'reversed',
    }),
  ],
  [
    'filter-order',
    'a row out of place',
    { sorted, exchange: answered('a9 c7 b8') },
    fail('the newest row first', '1 of 2 rows on the wrong side of the one before', {
      pointer: '/order',
      keyword: 'mixed',
      ...should,
    }),
  ],
  ['filter-order', 'a refusal', { sorted, exchange: refused }, UNTOLD],
  ['filter-spellings', 'the same rows', { ...respelled, exchange: answered('a9 b8') }, pass],
  [
    'filter-spellings',
    'other rows',
    { ...respelled, exchange: answered('a9') },
    fail('the 2 rows that the first spelling selects', '1 row, 1 missing; the first difference is at row 2'),
  ],
  ['default-kept', 'the same rows', { ...defaulted, exchange: answered('a9 b8') }, pass],
  [
    'default-kept',
    'other rows',
    { ...defaulted, exchange: answered('a9') },
    fail('the 2 rows of the list without it', '1 row, 1 missing; the first difference is at row 2'),
  ],
  [
    'default-kept',
    'a list that changes',
    { ...defaulted, references: [answered('a9')], exchange: answered('a9') },
    CHANGED,
  ],
  ['default-kept', 'a refusal', { ...defaulted, exchange: refused }, UNTOLD],
  ['totals-agree', 'the right total', totals([total(3)]), pass],
  ['totals-agree', 'none', totals([total()]), pass],
  [
    'totals-agree',
    'another total',
    totals([total(2)]),
    [fail('`total` at row 1: 3', '2', { pointer: '/total', keyword: 'total' })],
  ],
  ['totals-agree', 'more than was met of a list without an end', totals([total(9)], false), pass],
  [
    'totals-agree',
    'less than was met',
    totals([total(2)], false),
    [fail('`total` at row 1: at least 3', '2', { pointer: '/total', keyword: 'total' })],
  ],
  ['totals-agree', 'that there is more', totals([told('more', true), told('last', false), told('next', true)]), pass],
  [
    'totals-agree',
    'that there is no more',
    totals([told('more', false)]),
    [fail('`more` at row 1: true', 'false', { pointer: '/said', keyword: 'more' })],
  ],
  [
    'totals-agree',
    'no link to more',
    totals([told('next', false)]),
    [fail('`next` at row 1: one, as there are more rows', 'none', { pointer: '/said', keyword: 'next' })],
  ],
  ['totals-agree', 'a list that grew', { ...totals([total(2)]), references: [answered('e9 a9')] }, CHANGED],
  ['totals-follow-filters', 'the rows that are kept', { ...counted, exchange: withTotal('a9', '1') }, pass],
  [
    'totals-follow-filters',
    'all rows',
    { ...counted, exchange: withTotal('a9', '4') },
    [fail('`X-Total`: 1', '4', { pointer: '/x-total', keyword: 'X-Total', atMost: 'should' })],
  ],
  [
    'totals-follow-filters',
    'a full page of a list that is said to be as long as without the filter',
    { ...counted, ...narrowed, exchange: withTotal('a9 b8 c7', '8') },
    [
      fail('`X-Total`: at most 7, without the rows that are left out', '8', {
        ...{ pointer: '/x-total', keyword: 'X-Total', atMost: 'should' as const },
      }),
    ],
  ],
  [
    'totals-follow-filters',
    'a full page of fewer',
    { ...counted, ...narrowed, exchange: withTotal('a9 b8 c7', '7') },
    pass,
  ],
  [
    'totals-follow-filters',
    'a full page',
    { ...counted, exchange: withTotal('a9 b8 c7', '4') },
    skip('there may be more rows'),
  ],
]
