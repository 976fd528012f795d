/** What the checks of things without a declared life accept and reject: what was read or answered, and the verdict. */
import { type Facts, fail, pass, skip, type Verdict } from '../../contracts/checks/check.ts'
import { snapshotOf } from '../../contracts/judging/snapshots.ts'
import type { Exchange } from '../../contracts/transport/exchange.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'

function answered(status: number, body?: Json): Exchange {
  const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body))
  const headers: [string, string][] = body === undefined ? [] : [['content-type', 'application/json']]
  return { request: { method: 'GET', target: '/', headers: [] }, answer: { status, headers, body: bytes } }
}

const SERVER_ERROR = skip('the answer is a server error, which is judged by itself')
const UNTOLD = skip('no list was answered whose rows can be told')
const NOT_READ = skip('nothing was read to compare with')

const BELOW = { pointer: '/remove', atMost: 'should' as const }
const removed = { removed: BELOW }
const reading = { place: { path: [], told: false, names: [] } }
const unlisted = { unlisted: { id: 'a', reading, ...BELOW } }
const asRead = { asRead: { id: 'a', thing: { id: 'a', size: 1, name: 'new', tags: [] }, reading, pointer: '/list' } }
const anew = { creation: { anew: true } }
const again = { creation: { anew: false } }
const rows = (...sizes: number[]) =>
  answered(
    200,
    sizes.map((size, id) => ({ id, size })),
  )
const arranged = { arranged: { order: { property: ['size'], direction: 'descending' as const }, reading } }
const owned = {
  ownedValues: {
    values: [
      { at: '/id', value: 7 },
      { at: '/state', value: 'X' },
    ],
    pointer: '/body',
  },
}
const cleared = {
  cleared: { after: snapshotOf(answered(200, { a: 'old', b: { c: 1, d: 2 } })), place: '/b', atMost: 'may' as const },
}
const named = { made: { pointer: '/make', atMost: 'should' as const, named: true as const } }

const maker = { id: 'make', method: 'post', path: '/things', parameters: [], responses: {} } as unknown as Operation
const table = {
  operations: [maker],
  components: { schemas: {} },
  securitySchemes: { key: {} },
} as unknown as OperationsTable
const keyed = (same: boolean) => ({ table, operation: maker, repeatedKey: { id: 'a', same } })
const open: Partial<Facts> = { open: true, operation: { pointer: '/op' } as Operation }

/** Check, what is judged, the facts, and the verdict. */
export const madeCases: [id: string, what: string, facts: Partial<Facts>, want: Verdict | Verdict[]][] = [
  ['made-is-found', 'what is at the place that was named', { ...named, exchange: answered(200, {}) }, pass],
  [
    'made-is-found',
    'a place that leads nowhere',
    { ...named, exchange: answered(400) },
    fail('2xx: what was made can be read at the place that is named', '400', { pointer: '/make', atMost: 'should' }),
  ],
  ['made-is-gone', 'what is gone', { ...removed, exchange: answered(404) }, pass],
  [
    'made-is-gone',
    'what is there',
    { ...removed, exchange: answered(200, {}) },
    fail('404 or 410: it was removed', '200', BELOW),
  ],
  ['made-is-gone', 'a failure', { ...removed, exchange: answered(500) }, SERVER_ERROR],
  [
    'row-as-read',
    'the same, and less and more',
    { ...asRead, exchange: answered(200, [{ id: 'a', size: 1, x: 9 }]) },
    pass,
  ],
  [
    'row-as-read',
    'another value',
    {
      ...asRead,
      exchange: answered(200, [
        { id: 'b', size: 1 },
        { id: 'a', size: 2, name: 'old' },
      ]),
    },
    fail('the values that are read of the thing itself', 'others at `size`, `name`', { pointer: '/list' }),
  ],
  ['row-as-read', 'no row', { ...asRead, exchange: answered(200, []) }, skip('no row of the thing was answered')],
  ['made-is-unlisted', 'other rows', { ...unlisted, exchange: answered(200, [{ id: 'b' }]) }, pass],
  [
    'made-is-unlisted',
    'its row',
    { ...unlisted, exchange: answered(200, [{ id: 'b' }, { id: 'a' }]) },
    fail('no row of what was removed', 'one', BELOW),
  ],
  ['made-is-unlisted', 'no list', { ...unlisted, exchange: answered(403) }, UNTOLD],
  ['creation-status', 'something new', { ...anew, exchange: answered(201, {}) }, pass],
  ['creation-status', 'something replaced', { ...again, exchange: answered(204) }, pass],
  [
    'creation-status',
    'something new, which it does not say',
    { ...anew, exchange: answered(200, {}) },
    fail('201: nothing was there before', '200', { keyword: 'created' }),
  ],
  [
    'creation-status',
    'something replaced, as if it were new',
    { ...again, exchange: answered(201, {}) },
    fail('200 or 204: it was there before', '201', { keyword: 'replaced' }),
  ],
  ['creation-status', 'what is done later', { ...anew, exchange: answered(202) }, skip('nothing was done, or not yet')],
  ['creation-status', 'a refusal', { ...again, exchange: answered(409) }, skip('nothing was done, or not yet')],
  ['rows-sorted', 'the largest first', { ...arranged, exchange: rows(3, 2, 2, 1) }, pass],
  [
    'rows-sorted',
    'one in the wrong place',
    { ...arranged, exchange: rows(3, 1, 2) },
    fail('descending `size`', '1 of 2 rows on the wrong side of the one before'),
  ],
  ['rows-sorted', 'equal ones', { ...arranged, exchange: rows(2, 2) }, skip('no two rows say which one comes first')],
  ['rows-sorted', 'no list', { ...arranged, exchange: answered(400) }, UNTOLD],
  ['read-only-kept', 'values of its own', { ...owned, exchange: answered(200, { id: 1, state: 'Y' }) }, pass],
  [
    'read-only-kept',
    'values that were sent',
    { ...owned, exchange: answered(200, { id: 7, state: 'X' }) },
    fail('the value of the owner', 'the value that was sent at `/id` and 1 more', { pointer: '/body', keyword: '/id' }),
  ],
  ['read-only-kept', 'a refusal', { ...owned, exchange: answered(404) }, NOT_READ],
  ['changed-once', 'one of two', { raced: { others: [403], atMost: 'may' }, exchange: answered(201) }, pass],
  [
    'changed-once',
    'both',
    { raced: { others: [201], atMost: 'may' }, exchange: answered(201) },
    skip('both are accepted, and a third shows what that is worth'),
  ],
  [
    'changed-once',
    'both, and the next one is refused',
    { raced: { others: [201, 201], atMost: 'may', again: true }, exchange: answered(403) },
    fail('one of the two is refused, as the next one is', 'both are answered 2xx', { atMost: 'may' }),
  ],
  [
    'changed-once',
    'all of three',
    { raced: { others: [201, 201], atMost: 'may', again: true }, exchange: answered(201) },
    skip('it can be done any number of times'),
  ],
  [
    'changed-once',
    'one that was not answered',
    { raced: { others: [], atMost: 'may' }, exchange: answered(201) },
    skip('one of the two was not answered'),
  ],
  ['null-clears', 'what is gone', { ...cleared, exchange: answered(200, { a: 'old' }) }, pass],
  [
    'null-clears',
    'what is something else in a part',
    { ...cleared, exchange: answered(200, { b: { c: 1, d: 0 } }) },
    pass,
  ],
  [
    'null-clears',
    'what stayed',
    { ...cleared, exchange: answered(200, { a: 'new', b: { c: 1, d: 2 } }) },
    fail('another value, or none', '`/b/c`, `/b/d` stayed', { atMost: 'may' }),
  ],
  ['null-clears', 'a refusal', { ...cleared, exchange: answered(404) }, NOT_READ],
  ['made-once-per-key', 'the same id', { ...keyed(true), exchange: answered(201, { id: 'a' }) }, pass],
  ['made-once-per-key', 'a refusal', { ...keyed(false), exchange: answered(422) }, pass],
  [
    'made-once-per-key',
    'another id',
    { ...keyed(true), exchange: answered(201, { id: 'b' }) },
    fail('the id of what was made the first time', 'another id'),
  ],
  [
    'made-once-per-key',
    'something else under the key',
    { ...keyed(false), exchange: answered(201, { id: 'a' }) },
    fail('a refusal: the key is that of another request', '201', { atMost: 'may' }),
  ],
  [
    'made-once-per-key',
    'no id',
    { ...keyed(true), exchange: answered(201, {}) },
    skip('the answer does not say what was made'),
  ],
  ['anonymous-served', 'an answer to everybody', { ...open, exchange: answered(200, {}) }, pass],
  [
    'anonymous-served',
    'a challenge',
    { ...open, exchange: answered(401) },
    fail('an answer to everybody', '401', { pointer: '/op/security' }),
  ],
  ['problem-status', 'its own status', { problem: { status: 404 }, exchange: answered(404) }, pass],
  [
    'problem-status',
    'another status',
    { problem: { status: 400 }, exchange: answered(404) },
    fail('404, as the answer has', '400', { keyword: 'status' }),
  ],
]
