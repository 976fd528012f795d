/** A list that breaks one promise at a time, each found by the check it belongs to; and lists that break none. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import { run } from '../../contracts/run.ts'
import { operationsTable } from '../../scripts/emitters/operations.ts'
import type { Constraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import { loadSpec } from '../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { type Asked, at, type Entry, entries, KEPT, startDiary, type Ways } from './diary/server.ts'

const CHECKS = [
  ...['pages-join', 'pages-disjoint', 'page-full', 'rows-belong', 'rows-in-order', 'rows-stable', 'past-the-end-empty'],
  ...['filter-window', 'filter-complete', 'filter-union', 'filter-equals', 'filter-spellings', 'filter-order'],
  ...['walk-complete', 'rows-alike'],
]

const table = loadSpec(fileURLToPath(new URL('./diary/diary.yaml', import.meta.url))).then((spec) =>
  operationsTable(spec),
)

/** Judges a diary that is kept in the ways given. */
async function judge(
  ways: Partial<Ways>,
  {
    data = {},
    change = (one) => one,
    only = CHECKS,
  }: {
    data?: Record<string, Json>
    change?: (table: OperationsTable) => OperationsTable
    only?: string[]
  } = {},
): Promise<Result> {
  const diary = await startDiary(ways)
  const capabilities = { writes: false, stateful: true }
  const target = { baseUrl: diary.url, data: { diary: 'own', ...data }, capabilities, timeoutMs: 2000 }
  try {
    const options = { table: change(await table), target, seed: 1, only }
    for await (const event of run(options)) if (event.type === 'end') return event.result
    throw new Error('The run never came to its end.')
  } finally {
    await diary.stop()
  }
}

/** What failed, in report order: weight, check, what was special, what was due, what came. */
function failures({ findings }: Result): string[] {
  return findings
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ severity, check, fault, expected, actual }) =>
      [severity, check, fault?.sentence, expected, actual].join(' | '),
    )
}

const DAY = 86_400_000
const shifted = (moment: string, by: number) => new Date(at(moment) + by).toISOString()
const { page } = KEPT

/** Entries whose ids are numbers. */
const numbered = entries(97).map((entry) => ({ ...entry, entryId: entry.entryId.slice(1) }))

const breaks: [what: string, ways: Partial<Ways>, first: string, only?: string[]][] = [
  [
    'a page repeats the last row of the one before',
    { page: (all, { start, size }) => page(all, { start: Math.max(0, start - 1), size } as Asked) },
    'must | pages-disjoint | the pages of `size` 40 one after the other, past the last row | each row once | row 1 of offset 40 was on the page of offset 0 already',
  ],
  [
    'a page skips a row',
    { page: (all, asked) => page(all, { ...asked, start: asked.start === 0 ? 0 : asked.start + 1 }) },
    'must | pages-join | the page with `start` 10 and `size` 10 | the 20 rows that pages of another size have there | 20 rows, 1 missing, 1 of them elsewhere or twice; the first difference is at row 11',
  ],
  [
    'every page is the first',
    { page: (all, asked) => page(all, { ...asked, start: 0 }) },
    'must | pages-disjoint | the pages of `size` 40 one after the other | each row once | rows 1 to 40 of offset 40 were on the page of offset 0 already',
  ],
  [
    'the offset counts pages',
    { page: (all, asked) => page(all, { ...asked, start: asked.start * asked.size }) },
    'must | pages-join | the page with `start` 10 and `size` 10 | the 20 rows that pages of another size have there | 10 rows, 10 missing; the first difference is at row 11',
  ],
  [
    'pages are capped',
    { page: (all, asked) => page(all, { ...asked, size: Math.min(asked.size, 15) }) },
    'must | page-full | the pages of `size` 40 one after the other, past the last row | 40 rows at offset 0, as there are more at offset 40 | 15 rows',
  ],
  [
    'pages have a row less',
    { page: (all, asked) => page(all, { ...asked, size: Math.max(1, asked.size - 1) }) },
    'must | page-full | the pages of `size` 40 one after the other, past the last row | 40 rows at offset 0, as there are more at offset 40 | 39 rows',
  ],
  [
    'the size is ignored',
    { page: (all, asked) => page(all, { ...asked, size: 10 }) },
    'must | pages-join | the page with `start` 5 and `size` 5 | the 10 rows that pages of another size have there | 20 rows, 10 of them elsewhere or twice; the first difference is at row 11',
  ],
  [
    'all rows come at once',
    { page: (all) => all },
    'must | pages-join | the page with `start` 10 and `size` 10 | the 97 rows that pages of another size have there | 194 rows, 97 of them elsewhere or twice; the first difference is at row 98',
  ],
  [
    'the last page is empty',
    { page: (all, asked) => (page(all, asked).length < asked.size ? [] : page(all, asked)) },
    'must | page-full | the pages of `size` 40 one after the other, past the last row | 40 rows at offset 80, as there are more at offset 80 for a page of 1 | 0 rows',
  ],
  [
    'past the end comes the last page',
    { page: (all, asked) => (asked.start < all.length ? page(all, asked) : all.slice(-asked.size)) },
    'must | pages-disjoint | the pages of `size` 40 one after the other | each row once | rows 1 to 40 of offset 120 were on the page of offset 40 already',
  ],
  [
    'past the end is an error',
    { answer: (answer, asked) => (asked.start > 97 ? { status: 404, body: {} } : answer) },
    'should | past-the-end-empty | the pages of `size` 40 one after the other, past the last row | 2xx and no rows | 404',
  ],
  [
    'a deep page is out of order',
    { page: (all, asked) => (asked.start === 30 ? page(all, asked).toReversed() : page(all, asked)) },
    'must | pages-join | the page with `start` 30 and `size` 10 | the 20 rows that pages of another size have there | 20 rows, in another order; the first difference is at row 11',
  ],
  [
    'oldest first',
    { sort: (all) => KEPT.sort(all, {} as Asked).toReversed() },
    'must | rows-in-order | the pages of `size` 40 one after the other, past the last row | the newest row first | 94 of 94 rows on the wrong side of the one before, the first at row 2 of offset 0',
  ],
  [
    'two rows out of order',
    { sort: (all) => swap(KEPT.sort(all, {} as Asked), 4) },
    'should | rows-in-order | the pages of `size` 40 one after the other, past the last row | the newest row first | 1 of 94 rows on the wrong side of the one before, the first at row 6 of offset 0',
  ],
  [
    'the order changes',
    { sort: (all, { turn }) => rotate(KEPT.sort(all, {} as Asked), turn) },
    'must | rows-stable | the page with `start` 0 and `size` 40 | the rows in the order of the first answer | 1 row in another order',
  ],
  [
    'the order changes now and then',
    {
      sort: (all, { turn }) =>
        turn % 4 === 1 ? KEPT.sort(all, {} as Asked).toReversed() : KEPT.sort(all, {} as Asked),
    },
    'must | pages-join | the page with `start` 10 and `size` 10 | the 20 rows that pages of another size have there | 20 rows, 10 missing, 10 of them elsewhere or twice; the first difference is at row 1',
  ],
  [
    'the start of a period is ignored',
    { isAfter: () => true },
    'must | filter-window | query parameter `after` is "2026-03-29T23:01:07.251Z": the start of a period | rows from the start of the period or later | 8 of 10 rows from before it',
  ],
  [
    'the end of a period is ignored',
    { isBefore: () => true },
    'must | filter-window | query parameter `before` is "2026-03-25T06:27:07.249Z": the end of a period | rows from the end of the period or earlier | 10 of 10 rows from behind it',
  ],
  [
    'start and end are swapped',
    { isAfter: KEPT.isBefore, isBefore: KEPT.isAfter },
    'must | filter-window | query parameter `after` is "2026-03-29T23:01:07.251Z": the start of a period | rows from the start of the period or later | 10 of 10 rows from before it',
  ],
  [
    'the start is a day early',
    { isAfter: (entry, moment) => KEPT.isAfter(entry, shifted(moment, -DAY)) },
    'must | filter-window | query parameter `after` is "2026-03-29T23:01:07.251Z": the start of a period | rows from the start of the period or later | 5 of 7 rows from before it',
  ],
  [
    'the start is a day late',
    { isAfter: (entry, moment) => KEPT.isAfter(entry, shifted(moment, DAY)) },
    'must | filter-complete | query parameter `after` is "2026-03-10T23:38:07.249Z" and `before` is "2026-03-12T06:20:07.251Z": a period around rows far back in the list | 7 rows that the list has | 5 of them missing',
  ],
  [
    'the end is a day early',
    { isBefore: (entry, moment) => KEPT.isBefore(entry, shifted(moment, -DAY)) },
    'must | filter-complete | query parameter `after` is "2026-03-10T23:38:07.249Z" and `before` is "2026-03-12T06:20:07.251Z": a period around rows far back in the list | 7 rows that the list has | 5 of them missing',
  ],
  [
    'the end is a day late',
    { isBefore: (entry, moment) => KEPT.isBefore(entry, shifted(moment, DAY)) },
    'should | filter-window | query parameter `before` is "2026-03-25T06:27:07.249Z": the end of a period | rows from the end of the period or earlier | 5 of 10 rows from behind it',
  ],
  [
    'only the day of the end counts',
    { isBefore: (entry, moment) => entry.writtenAt.slice(0, 10) <= moment.slice(0, 10) },
    'should | filter-window | query parameter `before` is "2026-03-25T06:27:07.249Z": the end of a period | rows from the end of the period or earlier | 4 of 10 rows from behind it',
  ],
  [
    'the zone of the start is ignored',
    { isAfter: (entry, moment) => entry.writtenAt.slice(0, 19) >= moment.slice(0, 19) },
    'must | filter-spellings | query parameter `after` is "2026-03-30T01:01:07.000+02:00": another spelling of the same moment | the 3 rows that the first spelling selects | 2 rows, 1 missing; the first difference is at row 3',
  ],
  [
    'the zone of the end is ignored',
    { isBefore: (entry, moment) => entry.writtenAt.slice(0, 19) <= moment.slice(0, 19) },
    'must | filter-spellings | query parameter `before` is "2026-03-29T18:01:08.000-05:00": another spelling of the same moment | the 10 rows that the first spelling selects | 10 rows, 1 missing, 1 of them elsewhere or twice; the first difference is at row 1',
  ],
  [
    'neither end belongs to the period',
    {
      isAfter: (entry, moment) => at(entry.writtenAt) > at(moment),
      isBefore: (entry, moment) => at(entry.writtenAt) < at(moment),
    },
    'should | filter-union | query parameter `after` is "2026-03-26T23:23:07.250Z": everything since a moment | every row in one of the parts | 1 row in neither part, of the moment that divides them',
  ],
  [
    'filters come after paging',
    { page: (all) => all, sort: (all, asked) => page(KEPT.sort(all, asked), asked) },
    'must | filter-complete | query parameter `after` is "2026-03-24T09:59:07.249Z" and `before` is "2026-03-27T19:51:07.251Z": a period around rows of the list | 10 rows that the list has | 10 of them missing',
  ],
  [
    'a selection has one page only',
    { page: (all, asked) => page(all, { ...asked, start: asked.before ? 0 : asked.start }) },
    'must | pages-join | the page with `start` 10 and `size` 10 and `before` "2026-03-28T16:19:07.250Z" | the 20 rows that pages of another size have there | 20 rows, 10 missing, 10 of them elsewhere or twice; the first difference is at row 11',
  ],
  [
    'the search is ignored',
    { isEntry: () => true },
    'must | filter-equals | query parameter `entryId` is the value of a row | only rows whose `entryId` is the value | 10 of 10 rows with another one',
  ],
  [
    'the search finds the next row',
    { isEntry: (entry, id) => Number(entry.entryId.slice(1)) === Number(id.slice(1)) + 7919 },
    'must | filter-equals | query parameter `entryId` is the value of a row | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'the search finds beginnings',
    { isEntry: (entry, id) => entry.entryId.startsWith(id) },
    'must | filter-equals | query parameter `entryId` is the value of a row without its last character | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'the search finds nothing',
    { isEntry: () => false },
    'must | filter-complete | query parameter `entryId` is the value of a row | 1 row that the list has | 1 of them missing',
  ],
  [
    'only a name says that it filters',
    { isMood: () => true },
    'may | filter-equals | query parameter `mood` is the value of a row | only rows whose `mood` is the value | 6 of 10 rows with another one',
  ],
  [
    'a period is answered with all rows',
    { isAfter: () => true, isBefore: () => true },
    'must | filter-window | query parameter `after` is "2026-03-29T23:01:07.251Z": the start of a period | rows from the start of the period or later | 8 of 10 rows from before it',
  ],
  [
    'rows end at an offset',
    { page: (all, asked) => (asked.start >= 80 ? [] : page(all, asked)) },
    'must | walk-complete | query parameter `before` is "2026-03-13T13:02:07.249Z": before the oldest row of all pages | every row on one of the pages | 17 rows that are on none, from before the oldest one',
  ],
  [
    'rows end at an offset where a page ends',
    { page: (all, asked) => (asked.start >= 80 ? [] : page(all, asked)), isBefore: () => false },
    'must | pages-join | the page with `start` 72 and `size` 9 | the 8 rows that pages of another size have there | 9 rows, 1 of them elsewhere or twice; the first difference is at row 9',
  ],
  [
    'fractions of the start are cut off',
    { isAfter: (entry, moment) => at(entry.writtenAt) >= Math.floor(at(moment) / 1000) * 1000 },
    'should | filter-window | query parameter `after` is "2026-03-29T23:01:07.251Z": the start of a period | rows from the start of the period or later | 1 of 3 rows from before it',
  ],
  [
    'fractions of the end are cut off',
    { isBefore: (entry, moment) => at(entry.writtenAt) <= Math.floor(at(moment) / 1000) * 1000 },
    'should | filter-complete | query parameter `entryId` is the value of a row, beside a period around it | 1 row that the list has | 1 of them missing',
  ],
  [
    'the oldest of a period come first',
    { page: (all, asked) => page(asked.after || asked.before ? all.toReversed() : all, asked) },
    'must | filter-order | query parameter `before` is "2026-03-25T06:27:07.249Z": the end of a period | the newest row first | 9 of 9 rows on the wrong side of the one before',
  ],
  [
    'a search leaves the period aside',
    { answer: (answer, asked) => (asked.entryId && (asked.after || asked.before) ? found(asked) : answer) },
    'should | filter-window | query parameter `entryId` is the value of a row, beside a period long after it | rows from the start of the period or later | 1 of 1 row from before it',
  ],
  [
    'a search has the same row on every page',
    { answer: (answer, asked) => (asked.entryId && asked.start > 0 && !asked.after ? found(asked) : answer) },
    'must | past-the-end-empty | query parameter `entryId` is the value of a row, behind the page with that row | no rows | 1 row',
  ],
  [
    'a search shows other values',
    { answer: (answer, asked) => (asked.entryId ? found(asked, { mood: 'found' }) : answer) },
    'should | rows-alike | query parameter `entryId` is the value of a row | the values that the rows have in the list | 1 row with another value',
  ],
  [
    'a search shows fewer values',
    { answer: (answer, asked) => (asked.entryId ? found(asked, { mood: undefined }) : answer) },
    'may | rows-alike | query parameter `entryId` is the value of a row | the values that the rows have in the list | 1 row with more or less of them',
  ],
  [
    'the search takes texts for numbers',
    { entries: numbered, isEntry: (entry, id) => Number(entry.entryId) === Number(id) },
    'must | filter-equals | query parameter `entryId` is the value of a row with a zero before it | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'the search takes numbers only',
    {
      entries: numbered,
      answer: (answer, { entryId }) => (/\D/.test(entryId ?? '') ? { status: 400, body: {} } : answer),
    },
    'must | valid-request-accepted | query parameter `entryId` is a text with letters, which no row has | 2xx | 400, as for every other valid value there',
    ['valid-request-accepted'],
  ],
  [
    'the search finds ends',
    { isEntry: (entry, id) => entry.entryId.endsWith(id) },
    'must | filter-equals | query parameter `entryId` is the value of a row without its first character | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'the search is that of a database',
    { isEntry: (entry, id) => new RegExp(`^${id.replaceAll('%', '.*').replaceAll('_', '.')}$`).test(entry.entryId) },
    'must | filter-equals | query parameter `entryId` is the value of a row with `_%` for its last two characters | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'the search takes patterns',
    { isEntry: (entry, id) => new RegExp(`^${id}$`).test(entry.entryId) },
    'must | filter-equals | query parameter `entryId` is the value of a row with `.*` for its last two characters | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'the search does not tell small letters from large ones',
    { isEntry: (entry, id) => entry.entryId.toLowerCase() === id.toLowerCase() },
    'should | filter-equals | query parameter `entryId` is the value of a row in the other case | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'the search leaves out spaces',
    { isEntry: (entry, id) => entry.entryId === id.trim() },
    'should | filter-equals | query parameter `entryId` is the value of a row with a space behind it | only rows whose `entryId` is the value | 1 of 1 row with another one',
  ],
  [
    'any start is taken beside a filter',
    {
      answer: (answer, asked) =>
        asked.start % asked.size > 0 && asked.before ? { status: 200, body: { entries: [] } } : answer,
    },
    'must | multiple-of-refused | query parameter `start` is 11: not a multiple of `size` 10, beside `before` | a refusal (4xx) | 200',
    ['multiple-of-refused'],
  ],
  [
    'a period has one end only',
    { answer: (answer, { after, before }) => (after && before ? { status: 400, body: {} } : answer) },
    'must | filter-complete | query parameter `after` is "2026-03-24T09:59:07.249Z" and `before` is "2026-03-27T19:51:07.251Z": a period around rows of the list | 10 rows that the list has | 400',
  ],
  [
    'a long period is cut',
    { isBefore: (entry, moment) => KEPT.isBefore(entry, moment) && at(moment) < at('2027-01-01T00:00:00.000Z') },
    'must | pages-join | query parameter `after` is "2016-03-21T01:42:07.250Z" and `before` is "2036-03-30T09:15:07.250Z": a period that holds every row | the 40 rows that pages of another size have there | 0 rows, 40 missing; the first difference is at row 1',
  ],
  [
    'ends of a period are compared as texts before anything else',
    {
      answer: (answer, { after, before }) =>
        after && before && after > before ? { status: 200, body: { entries: [] } } : answer,
    },
    'should | filter-complete | query parameter `after` is "2026-03-26T01:55:07.250+02:00" and `before` is "2026-03-26T00:55:07-05:00": a period whose ends are in zones far apart | 1 row that the list has | 1 of them missing',
  ],
  [
    'some rows are those of another diary',
    { entries: entries(97).map((entry, index) => ({ ...entry, diary: index % 5 === 4 ? 'other' : 'own' })) },
    'should | rows-belong | the page with `start` 0 and `size` 40 | rows whose `diary` is that of the path | 8 of 40 rows with another one',
  ],
]

/** What a search finds, with other values in it. */
function found({ entryId }: Asked, values: Partial<Record<keyof Entry, string | undefined>> = {}) {
  const rows = KEPT.entries.filter((entry) => entry.entryId === entryId)
  return { status: 200, body: { entries: rows.map((row) => ({ ...row, ...values })) } }
}

/** Two neighbours in each other's place. */
function swap(all: Entry[], index: number): Entry[] {
  const [one, other] = all.splice(index, 2)
  if (one && other) all.splice(index, 0, other, one)
  return all
}

/** Another row first each time. */
function rotate(all: Entry[], turn: number): Entry[] {
  const cut = (turn * 3) % 9
  return [...all.slice(cut, 9), ...all.slice(0, cut), ...all.slice(9)]
}

/** The contract without some of its rules. */
function without(...kinds: string[]): (table: OperationsTable) => OperationsTable {
  return (whole) => {
    const operations = whole.operations.map((operation) => {
      return { ...operation, constraints: operation.constraints.filter(({ kind }) => !kinds.includes(kind)) }
    })
    return { ...whole, operations }
  }
}

const ascending = (all: Entry[]) => KEPT.sort(all, {} as Asked).toReversed()
/** Every third moment in another zone, to the hundredth. */
const zoned = entries(97).map((entry, index) => {
  const local = new Date(at(entry.writtenAt) + 7_200_000).toISOString().slice(0, 22)
  return index % 3 === 0 ? { ...entry, writtenAt: `${local}+02:00` } : entry
})

const variants: [what: string, ways: Partial<Ways>, more?: Parameters<typeof judge>[1]][] = [
  ['does what the document says', {}],
  ['names its rows in another way', { wrap: (rows, all) => ({ total: all, items: rows }) }],
  [
    'has its rows deep down, and another list beside them',
    { wrap: (rows) => ({ links: [{ rel: 'self' }], data: { found: { rows } } }) },
  ],
  [
    'has two lists and says which one it is',
    { wrap: (rows) => ({ rows, ids: rows.map(({ entryId }) => entryId) }) },
    { data: { listProperty: 'rows' } },
  ],
  ['is nothing but rows', { wrap: (rows) => rows }],
  ['says more of its rows', { wrap: (rows) => ({ entries: rows.map((row) => ({ ...row, note: { tags: ['a'] } })) }) }],
  [
    'leaves the list out when it is empty',
    { wrap: (rows, all) => (rows.length === 0 ? { total: all } : { entries: rows }) },
  ],
  [
    'has no content past its end',
    { answer: (answer, { start }) => (start > 97 ? { status: 204, body: undefined } : answer) },
  ],
  ['comes oldest first where nothing states the order', { sort: ascending }, { change: without('order') }],
  [
    'comes in no order where nothing states one',
    {
      sort: (all) => all.toSorted((one, other) => (one.entryId < other.entryId ? 1 : -1)),
      entries: entries(97, 61_000),
    },
    { change: without('order') },
  ],
  ['has rows of one moment', { entries: entries(97, 0) }],
  [
    'has several rows of each moment',
    {
      entries: entries(97).map((entry, index, all) => ({
        ...entry,
        writtenAt: all[index - (index % 4)]?.writtenAt ?? '',
      })),
    },
  ],
  ['writes moments in two ways', { entries: zoned }],
  [
    'writes whole seconds',
    { entries: entries(97, 60_000).map((entry) => ({ ...entry, writtenAt: `${entry.writtenAt.slice(0, 19)}Z` })) },
  ],
  [
    'has ids that are not unique',
    {
      entries: entries(97).map((entry, index, all) => ({ ...entry, entryId: all[index - (index % 2)]?.entryId ?? '' })),
    },
  ],
  ['has rows that do not say when they were', { entries: entries(97).map(({ entryId }) => ({ entryId })) as Entry[] }],
  ['leaves the start out of a period', { isAfter: (entry, moment) => at(entry.writtenAt) > at(moment) }],
  ['leaves the end out of a period', { isBefore: (entry, moment) => at(entry.writtenAt) < at(moment) }],
  [
    'refuses a period that ends before it begins',
    {
      answer: (answer, { after, before }) =>
        after && before && at(after) > at(before) ? { status: 400, body: {} } : answer,
    },
  ],
  [
    'does not find what does not exist',
    {
      answer: (answer, { entryId }) =>
        entryId && JSON.stringify(answer.body).length < 20 ? { status: 404, body: {} } : answer,
    },
  ],
  [
    'grows with every request',
    {
      sort: (all, { turn }) =>
        KEPT.sort(
          [...entries(turn, -3_600_000).map((entry) => ({ ...entry, entryId: `n${entry.entryId}` })), ...all],
          {} as Asked,
        ),
    },
  ],
  [
    'shrinks with every request',
    { sort: (all, { turn }) => KEPT.sort(all, {} as Asked).slice(0, Math.max(0, 97 - turn)) },
  ],
  [
    'changes its rows with every request',
    { wrap: (rows) => ({ entries: rows.map((row) => ({ ...row, mood: `m${tick++}` })) }) },
  ],
  ...[0, 1, 2, 3, 7, 10, 11, 39, 40, 41, 80].map((count): [string, Partial<Ways>] => [
    `has ${count} rows`,
    { entries: entries(count) },
  ]),
  ['has many rows', { entries: entries(7001, 60_000) }],
  [
    'refuses to go far back in many rows',
    {
      entries: entries(7001, 60_000),
      answer: (answer, { start }) => (start > 1000 ? { status: 400, body: {} } : answer),
    },
  ],
  ['says whose its rows are', { entries: entries(97).map((entry) => ({ ...entry, diary: 'own' })) }],
  [
    'has no filters',
    { isAfter: () => true, isBefore: () => true, isEntry: () => true },
    { change: without('filter'), only: CHECKS.filter((id) => !id.startsWith('filter')) },
  ],
]

let tick = 0

describe('a list', () => {
  it.each(breaks)('of which %s is found out', async (_, ways, first, only) => {
    expect(failures(await judge(ways, only && { only }))).toContain(first)
  })

  it.each(variants)('that %s raises no finding', async (_, ways, more) => {
    const result = await judge(ways, more)
    expect(failures(result)).toEqual([])
    expect(result.findings.filter(({ outcome }) => outcome === 'error')).toEqual([])
    expect(result.exchanges).toBeLessThan(115)
  })

  it('weighs in full what is off by a day where the document names the moment', async () => {
    const named = (whole: OperationsTable): OperationsTable => {
      const name = (one: Constraint): Constraint =>
        one.kind === 'filter' && one.keeps !== 'equals' ? { ...one, property: '/writtenAt' } : one
      const operations = whole.operations.map((one) => ({ ...one, constraints: one.constraints.map(name) }))
      return { ...whole, operations }
    }
    const late: Partial<Ways> = { isBefore: (entry, moment) => KEPT.isBefore(entry, shifted(moment, DAY)) }
    const weights = async (change: typeof named) =>
      new Set(failures(await judge(late, { change })).map((line) => line.split(' |')[0]))
    expect(await weights((whole) => whole)).toEqual(new Set(['should']))
    expect(await weights(named)).toEqual(new Set(['must']))
  })

  it.each<[count: number, gaps: string[]]>([
    [
      0,
      [
        'The list has too few rows to compare its pages; name something with many rows in the data of the target.',
        'The list is empty, so its filters are not probed; name something with rows in the data of the target.',
      ],
    ],
    [1, ['The list has too few rows to compare its pages; name something with many rows in the data of the target.']],
    [7, []],
  ])('of %i rows says what could not be compared', async (count, gaps) => {
    const { coverage } = await judge({ entries: entries(count) })
    expect(coverage.filter(({ kind }) => kind === 'left-out').map(({ message }) => message)).toEqual(gaps)
  })

  it('of which the rows cannot be told says what to do', async () => {
    const { coverage } = await judge({ wrap: (rows) => ({ one: rows, two: rows }) })
    expect(coverage.filter(({ kind }) => kind === 'left-out').map(({ message }) => message)).toEqual([
      'The rows of the list cannot be told, so they are not compared; name the list as `listProperty` in the data.',
    ])
  })

  it('is read with few requests, none of which a report shows the values of', async () => {
    const result = await judge({ isEntry: () => false })
    expect(result.exchanges).toBeLessThan(110)
    const shown = JSON.stringify(result.findings.map(({ evidence: _evidence, ...told }) => told))
    expect(KEPT.entries.filter(({ entryId }) => shown.includes(entryId))).toEqual([])
  })
})
