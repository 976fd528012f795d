/** What the checks of a life accept and reject: what was read or refused, and the verdict. */
import { type Facts, fail, pass, skip, type Verdict } from '../../contracts/checks/check.ts'
import { type Snapshot, snapshotOf } from '../../contracts/judging/snapshots.ts'
import type { Exchange } from '../../contracts/transport/exchange.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'

function answered(status: number, body?: Json): Exchange {
  const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body))
  return { request: { method: 'GET', target: '/', headers: [] }, answer: { status, headers: [], body: bytes } }
}

const seen = (body: Json): Snapshot => snapshotOf(answered(200, body))
const refused = snapshotOf(answered(404))

const asked = (target: string, body: Json): Exchange => {
  const { answer } = answered(200, body)
  return { request: { method: 'POST', target, headers: [] }, answer }
}
const ONE = seen({ a: 1 })
const replacing: Partial<Facts> = {
  operation: { path: '/things/{thing}/new' } as Operation,
  another: { at: '/id', ids: [], beside: 'thing', atMost: 'may' },
}

const RENEWAL = { name: 'renew', operation: 'renewThing', keeps: { at: '/id', pointer: '/life/renew/keeps' } }
const renewed = {
  table: { resources: [{ id: 'id', transitions: [RENEWAL] }] } as unknown as OperationsTable,
  operation: { id: 'renewThing', path: '/things/{id}/renewal' } as Operation,
  permitted: { plain: true },
}

const SERVER_ERROR = skip('the answer is a server error, which is judged by itself')
const NOT_SHOWN = skip('the state is not shown')
const NOT_NAMED = skip('the state that is shown is not a named one')
const NOT_READ = skip('nothing was read to compare with')

const permitted = { permitted: { plain: false } }
const excluded = { excluded: true as const }
const mismatched = { mismatched: true } as const
const state = { state: { at: '/state', want: 'OUT', known: ['IN', 'OUT'], atMost: 'may' as const } }
const remains = { at: '/state', finals: ['GONE'], known: ['IN', 'GONE'], atMost: 'may' as const }
const written = { written: { values: [{ at: '/a', value: { b: 1 }, pointer: '/rule', atMost: 'should' as const }] } }
const guessed = { pointer: '/rule', atMost: 'should', guessed: true, shownOfOthers: true } as const
const spoilt = {
  written: {
    values: [
      { at: '/a', value: 'Ada', before: 'Zoe', ...guessed },
      { at: '/b/c', value: 'Bea', ...guessed },
      { at: '/n', value: 1.5, ...guessed },
    ],
  },
}
const SHOULD = { pointer: '/rule', atMost: 'should' as const }
const MAY = { pointer: '/rule', atMost: 'may' as const }
const BELOW = { pointer: '/read', atMost: 'should' as const }
const READABLE = '2xx: what was made can be read'
const ROW = 'a row of what was made'
const UNTOLD = 'no list was answered whose rows can be told'
const made = { made: BELOW }
const listed = (limit: number) => ({
  listed: { id: 'a', limit, reading: { place: { path: [], told: false, names: ['id'] } }, ...BELOW },
})
const condition = (status: 'met' | '304' | '412') => ({
  condition: { status, atMost: 'must' as const },
  base: { status: 200 },
})
const UNMET = (status: string, got = '200') => fail(`${status}, as the condition is not met`, got, { atMost: 'must' })
const tagged = { tagged: { before: seen({ a: 1 }), tag: '"1"' } }
/** An operation whose answers are declared to have a tag, or not. */
const showing = (...names: string[]) => {
  const headers = Object.fromEntries(names.map((name) => [name, { required: true, schema: true, pointer: '' }]))
  return { responses: { '200': { pointer: '', headers, content: {} } } } as unknown as Operation
}
const tagging = (body: Json, tag: string): Exchange => {
  const { request, answer } = answered(200, body)
  return { request, answer: { ...answer, headers: [['etag', tag]] } }
}
const another = { another: { at: '/id', ids: ['a', 1] } }
const twice = { first: seen({ a: 1, at: 5 }), second: seen({ a: 1, at: 6 }), sent: { b: 1 } }
const replaced = { replaced: { after: seen({ a: 1, b: 2, c: 3 }), dropped: ['/b', '/c'] } }
const untouched = {
  untouched: {
    after: seen({ a: 1, b: 2, version: 1 }),
    named: ['/a'],
    steady: ['/a', '/b'],
    atMost: 'should' as const,
  },
}

const unmoved = { unmoved: { first: seen({ a: 1, at: 5 }), second: seen({ a: 1, at: 6 }) } }
const kept = { kept: { before: seen({ name: 'A', state: 'IN' }), places: ['/name'], atMost: 'may' as const } }

/** One judgement: the check, what happened, what it sees, what it says. */
type Case = [check: string, what: string, facts: Partial<Facts>, want: Verdict | Verdict[]]

/** The cases. */
export const lifeCases: Case[] = [
  ['transition-accepted', 'a change that is served', { ...permitted, exchange: answered(202), base: {} }, pass],
  [
    'transition-accepted',
    'a change that is refused',
    { ...permitted, exchange: answered(409), base: { status: 204 } },
    fail('2xx', '409', {}),
  ],
  [
    'transition-accepted',
    'a change that is refused like the plain one',
    { ...permitted, exchange: answered(409), base: { status: 400 } },
    skip('the plain valid request is refused too, or was not sent'),
  ],
  [
    'transition-accepted',
    'a change that is refused although there is nothing else in it',
    { permitted: { plain: true, atMost: 'should' }, exchange: answered(409), base: { status: 400 } },
    fail('2xx', '409', { atMost: 'should' }),
  ],
  [
    'transition-accepted',
    'a change that nobody here may ask for',
    { permitted: { plain: true }, exchange: answered(403), base: { status: 403 } },
    fail('2xx', '403, as for the plain valid request', { atMost: 'should' }),
  ],
  ['transition-accepted', 'a server error', { ...permitted, exchange: answered(500), base: {} }, SERVER_ERROR],
  ['transition-refused', 'a refusal of any kind', { ...excluded, exchange: answered(422) }, pass],
  ['transition-refused', 'a change', { ...excluded, exchange: answered(204) }, fail('a refusal (4xx)', '204')],
  ['transition-refused', 'a server error', { ...excluded, exchange: answered(500) }, SERVER_ERROR],
  ['connection-kept', 'the same answer', { behind: { status: 200 }, exchange: answered(200) }, pass],
  [
    'connection-kept',
    'another one',
    { behind: { status: 200 }, exchange: answered(400) },
    fail('200, as before', '400'),
  ],
  ['mismatch-refused', 'a refusal of any kind', { ...mismatched, exchange: answered(403) }, pass],
  ['mismatch-refused', 'another value', { ...mismatched, exchange: answered(200) }, fail('a refusal (4xx)', '200')],
  ['mismatch-refused', 'a server error', { ...mismatched, exchange: answered(500) }, SERVER_ERROR],
  ['state-as-documented', 'the state', { ...state, exchange: answered(200, { state: 'OUT' }) }, pass],
  [
    'state-as-documented',
    'another one',
    { ...state, exchange: answered(200, { state: 'IN' }) },
    fail('OUT', 'IN', { atMost: 'may' }),
  ],
  ['state-as-documented', 'an unknown one', { ...state, exchange: answered(200, { state: 'LENT' }) }, NOT_NAMED],
  ['state-as-documented', 'none', { ...state, exchange: answered(200, {}) }, NOT_SHOWN],
  [
    'values-kept',
    'the same beside another state',
    { ...kept, exchange: answered(200, { name: 'A', state: 'OUT' }) },
    pass,
  ],
  [
    'values-kept',
    'another value',
    { ...kept, exchange: answered(200, { name: 'B', state: 'OUT' }) },
    fail('the values that were there before', '`/name` changed', { atMost: 'may' }),
  ],
  [
    'values-kept',
    'a value that is gone',
    { ...kept, exchange: answered(200, { state: 'OUT' }) },
    fail('the values that were there before', '`/name` changed', { atMost: 'may' }),
  ],
  ['values-kept', 'nothing', { ...kept, exchange: answered(404) }, NOT_READ],
  ['others-untouched', 'what differs by itself', { ...unmoved, exchange: answered(200, { a: 1, at: 7 }) }, pass],
  [
    'others-untouched',
    'another value',
    { ...unmoved, exchange: answered(200, { a: 2, at: 7 }) },
    fail('what was read before others were changed', '`/a` changed'),
  ],
  [
    'others-untouched',
    'nothing any more',
    { ...unmoved, exchange: answered(404) },
    fail('what was read before others were changed', '404 where it was 200'),
  ],
  ['others-untouched', 'a server error', { ...unmoved, exchange: answered(500) }, SERVER_ERROR],
  ['id-given-once', 'one of two', { rivals: { accepted: 1 } }, pass],
  ['id-given-once', 'both', { rivals: { accepted: 2 } }, fail('one of the two is refused', 'both are answered 2xx')],
  ['id-given-once', 'neither', { rivals: { accepted: 0 } }, skip('neither of the two is served')],
  ['new-id-accepted', 'a new one', { begun: true, exchange: answered(201) }, pass],
  ['new-id-accepted', 'another refusal', { begun: true, exchange: answered(409) }, pass],
  [
    'new-id-accepted',
    'that there is none',
    { begun: true, exchange: answered(404) },
    fail('2xx: nothing is to be there yet', '404'),
  ],
  ['id-free-again', 'a new one', { freed: true, exchange: answered(204) }, pass],
  ['id-free-again', 'a refusal', { freed: true, exchange: answered(409) }, fail('2xx', '409')],
  ['id-free-again', 'a server error', { freed: true, exchange: answered(503) }, SERVER_ERROR],
  ['gone-after-end', 'a refusal', { ended: { out: true }, exchange: answered(404) }, pass],
  [
    'gone-after-end',
    'a way back',
    { ended: { out: true }, exchange: answered(200) },
    fail('a refusal (4xx)', '200', {}),
  ],
  [
    'gone-after-end',
    'a change that leads nowhere',
    { ended: { out: false }, exchange: answered(200) },
    fail('a refusal (4xx)', '200', { atMost: 'may' }),
  ],
  ['gone-after-end', 'a server error', { ended: { out: true }, exchange: answered(500) }, SERVER_ERROR],
  ['end-is-final', 'nothing', { remains, exchange: answered(410) }, pass],
  ['end-is-final', 'the last state', { remains, exchange: answered(200, { state: 'GONE' }) }, pass],
  [
    'end-is-final',
    'an earlier state',
    { remains, exchange: answered(200, { state: 'IN' }) },
    fail('a refusal, or GONE', 'IN', { atMost: 'may' }),
  ],
  ['end-is-final', 'an unknown state', { remains, exchange: answered(200, { state: 'X' }) }, NOT_NAMED],
  ['end-is-final', 'no state', { remains: {}, exchange: answered(200, {}) }, NOT_SHOWN],
  ['write-visible', 'what was written, and more', { ...written, exchange: answered(200, { a: { b: 1, c: 2 } }) }, []],
  ['write-visible', 'nothing of the kind', { ...written, exchange: answered(200, {}) }, []],
  [
    'write-visible',
    'something else',
    { ...written, exchange: answered(200, { a: { b: 2 } }) },
    [fail('the value that was sent', 'another value at `/a`', { pointer: '/rule', keyword: '/a', atMost: 'should' })],
  ],
  [
    'write-visible',
    'a refusal',
    { ...written, exchange: answered(404) },
    fail('2xx: what was written can be read', '404'),
  ],
  ['write-visible', 'a server error', { ...written, exchange: answered(500) }, NOT_READ],
  [
    'write-visible',
    'what was spoilt, in two places alike',
    { ...spoilt, exchange: answered(200, { a: 'ADA', b: { c: 'BEA' }, n: 1.5 }) },
    [
      fail('the value that was sent', 'the value in capitals at `/a` and 1 more', {
        ...MAY,
        keyword: '/a capitals',
      }),
    ],
  ],
  [
    'write-visible',
    'what is lost, and what is another',
    { ...spoilt, exchange: answered(200, { b: { c: 'Cleo' }, n: 9 }) },
    [
      fail('the value that was sent', 'no value at `/a`', { ...SHOULD, keyword: '/a' }),
      fail('the value that was sent', 'another value at `/b/c`', { ...SHOULD, keyword: '/b/c' }),
      fail('the value that was sent', 'another value at `/n`', { ...MAY, keyword: '/n' }),
    ],
  ],
  [
    'write-visible',
    'what is still what it was, where nobody knows whether it is taken',
    { ...spoilt, exchange: answered(200, { a: 'Zoe', b: { c: 'Bea' }, n: 1.5 }) },
    [],
  ],
  ['made-is-found', 'what is there', { ...made, exchange: answered(200, {}) }, pass],
  ['made-is-found', 'what is not there', { ...made, exchange: answered(404) }, fail(READABLE, '404', BELOW)],
  ['made-is-found', 'what is gone', { ...made, exchange: answered(410) }, fail(READABLE, '410', BELOW)],
  [
    'made-is-found',
    'what others may read',
    { ...made, exchange: answered(403) },
    skip('the answer is 403, which does not say what is there'),
  ],
  ['made-is-listed', 'a row of it', { ...listed(9), exchange: answered(200, [{ id: 'a' }, { id: 'b' }]) }, pass],
  ['made-is-listed', 'no row', { ...listed(9), exchange: answered(200, [{ id: 'b' }]) }, fail(ROW, 'none', BELOW)],
  [
    'made-is-listed',
    'a page',
    { ...listed(1), exchange: answered(200, [{ id: 'b' }]) },
    skip('there may be more rows'),
  ],
  ['made-is-listed', 'no list', { ...listed(9), exchange: answered(403) }, skip(UNTOLD)],
  ['precondition-kept', 'a reading that is not wanted', { ...condition('304'), exchange: answered(304) }, pass],
  ['precondition-kept', 'a reading all the same', { ...condition('304'), exchange: answered(200, {}) }, UNMET('304')],
  ['precondition-kept', 'a change that is refused', { ...condition('412'), exchange: answered(412) }, pass],
  [
    'precondition-kept',
    'a change that is served',
    { ...condition('412'), exchange: answered(204) },
    UNMET('412', '204'),
  ],
  [
    'precondition-kept',
    'a change that is refused otherwise',
    { ...condition('412'), exchange: answered(400) },
    fail('412', '400', { atMost: 'should', keyword: 'status' }),
  ],
  ['precondition-kept', 'a change that is wanted', { ...condition('met'), exchange: answered(204) }, pass],
  [
    'precondition-kept',
    'a change that is wanted and refused',
    { ...condition('met'), exchange: answered(412) },
    fail('2xx, as the condition is met', '412', { atMost: 'must' }),
  ],
  [
    'precondition-kept',
    'a change that is refused for something else',
    { ...condition('met'), exchange: answered(409) },
    skip('the request is answered 409'),
  ],
  ['tag-changes', 'another tag of something else', { ...tagged, exchange: tagging({ a: 2 }, '"2"') }, pass],
  ['tag-changes', 'the same tag of the same', { ...tagged, exchange: tagging({ a: 1 }, '"1"') }, pass],
  [
    'tag-changes',
    'the same tag of something else',
    { ...tagged, operation: showing('ETag'), exchange: tagging({ a: 2 }, '"1"') },
    fail('another tag', 'the same one, though `/a` changed'),
  ],
  [
    'tag-changes',
    'the same tag of something else, where no tag is declared',
    { ...tagged, operation: showing(), exchange: tagging({ a: 2 }, '"1"') },
    fail('another tag', 'the same one, though `/a` changed', { atMost: 'may' }),
  ],
  ['id-kept', 'its own id', { ...renewed, exchange: asked('/things/a/renewal', { id: 'A' }) }, pass],
  ['id-kept', 'no id', { ...renewed, exchange: asked('/things/a/renewal', {}) }, pass],
  [
    'id-kept',
    'a refusal',
    { ...renewed, exchange: { ...asked('/things/a/renewal', {}), answer: answered(403, { id: 'b' }).answer } },
    pass,
  ],
  [
    'id-kept',
    'another id, where the document says that it stays',
    { ...renewed, exchange: asked('/things/a/renewal', { id: 'b' }) },
    fail('`id` as in the path', 'another one', { pointer: '/life/renew/keeps', keyword: 'id' }),
  ],
  ['id-is-new', 'a new id', { ...another, exchange: answered(201, { id: 'b' }) }, pass],
  [
    'id-is-new',
    'an old id',
    { ...another, exchange: answered(201, { id: 1 }) },
    fail('an id that nothing has yet', 'the id of another one'),
  ],
  ['id-is-new', 'no id', { ...another, exchange: answered(201, {}) }, skip('the answer gives no id')],
  [
    'patch-leaves-others',
    'what was named',
    { ...untouched, exchange: answered(200, { a: 9, b: 2, version: 2 }) },
    pass,
  ],
  [
    'patch-leaves-others',
    'something else',
    { ...untouched, exchange: answered(200, { a: 9, b: 3, version: 2 }) },
    fail('the values that were there before', '`/b` changed', { atMost: 'should' }),
  ],
  [
    'patch-leaves-others',
    'something that is gone',
    { ...untouched, exchange: answered(200, { a: 9, version: 2 }) },
    fail('the values that were there before', '`/b` changed', { atMost: 'should' }),
  ],
  [
    'put-replaces',
    'what is gone, and what is something else',
    { ...replaced, exchange: answered(200, { a: 1, c: 4 }) },
    pass,
  ],
  [
    'put-replaces',
    'what stayed',
    { ...replaced, exchange: answered(200, { a: 2, b: 2 }) },
    fail('what the PUT names, and nothing of what was there before', '`/b` stayed', {}),
  ],
  ['put-replaces', 'a refusal', { ...replaced, exchange: answered(404) }, NOT_READ],
  ['patch-leaves-others', 'a refusal', { ...untouched, exchange: answered(404) }, NOT_READ],
  [
    'put-is-idempotent',
    'the same, what always differs aside',
    { twice, exchange: answered(200, { a: 1, at: 7 }) },
    pass,
  ],
  [
    'put-is-idempotent',
    'something else',
    { twice, exchange: answered(200, { a: 'b', at: 7 }) },
    fail('what was read after the first one', '`/a` changed'),
  ],
  ['put-is-idempotent', 'what the server counts by itself', { twice, exchange: answered(200, { a: 2, at: 7 }) }, pass],
  [
    'put-is-idempotent',
    'a number that was sent, and is another one',
    { twice: { ...twice, sent: { a: 1 } }, exchange: answered(200, { a: 2, at: 7 }) },
    fail('what was read after the first one', '`/a` changed'),
  ],
  ['put-is-idempotent', 'a server error', { twice, exchange: answered(500) }, SERVER_ERROR],
  ['failed-write-no-trace', 'the same', { noTrace: twice, exchange: answered(200, { at: 8, a: 1 }) }, pass],
  [
    'failed-write-no-trace',
    'something more',
    { noTrace: twice, exchange: answered(200, { a: 1, at: 8, b: [{ c: 1, d: 2 }], e: 1 }) },
    fail('what was read before the refused requests', '`/b/0/c`, `/b/0/d`, `/e` changed'),
  ],
  [
    'failed-write-no-trace',
    'what was not there before',
    { noTrace: { first: refused, second: refused }, exchange: answered(200, {}) },
    fail('what was read before the refused requests', '200 where it was 404'),
  ],
  [
    'failed-write-no-trace',
    'another refusal',
    { noTrace: { first: refused, second: refused }, exchange: answered(403) },
    pass,
  ],
  ['failed-write-no-trace', 'a server error', { noTrace: twice, exchange: answered(500) }, SERVER_ERROR],
  ['id-is-new', 'an id beside its own', { ...replacing, exchange: asked('/things/a/new', { id: 'b' }) }, pass],
  [
    'id-is-new',
    'the id that was asked about',
    { ...replacing, exchange: asked('/things/a/new', { id: 'a' }) },
    fail('an id that nothing has yet', 'the id of another one', { atMost: 'may' }),
  ],
  [
    'write-visible',
    'what is not shown, though it is of others',
    {
      written: {
        values: [{ at: '/a', value: 1, pointer: '/rule', atMost: 'may', shownOfOthers: true }],
      },
      exchange: answered(200, { b: 1 }),
    },
    [fail('the value that was sent', 'no value at `/a`', { pointer: '/rule', keyword: '/a', atMost: 'may' })],
  ],
  [
    'write-visible',
    'what cannot be read any more',
    { written: { values: [], unread: { pointer: '/read', atMost: 'should' } }, exchange: answered(404) },
    fail('2xx: what was written can be read', '404', { pointer: '/read', atMost: 'should' }),
  ],
  ['id-not-taken', 'an id that is refused', { taken: true, exchange: answered(409) }, pass],
  ['id-not-taken', 'an id that fails', { taken: true, exchange: answered(500) }, SERVER_ERROR],
  [
    'id-not-taken',
    'an id that is given once more',
    { taken: true, exchange: answered(204) },
    fail('a refusal (4xx)', '204'),
  ],
  ['content-not-again', 'content that is refused', { spent: true, exchange: answered(403) }, pass],
  ['content-not-again', 'content that fails', { spent: true, exchange: answered(500) }, SERVER_ERROR],
  [
    'content-not-again',
    'content that is taken once more',
    { spent: true, exchange: answered(204) },
    fail('a refusal (4xx)', '204'),
  ],
  ['condition-kept', 'a change that is refused', { conditioned: true, exchange: answered(400) }, pass],
  ['condition-kept', 'a change that fails', { conditioned: true, exchange: answered(500) }, SERVER_ERROR],
  [
    'condition-kept',
    'a change that is served',
    { conditioned: true, exchange: answered(200) },
    fail('a refusal (4xx)', '200'),
  ],
  [
    'gone-everywhere',
    'a part that is gone, too',
    { vanished: true, exchange: answered(404), references: [answered(404)] },
    pass,
  ],
  [
    'gone-everywhere',
    'a part that is there',
    { vanished: true, exchange: answered(200, []), references: [answered(404)] },
    fail('a refusal, as for what never was', '200'),
  ],
  [
    'gone-everywhere',
    'a part that is there of anything',
    { vanished: true, exchange: answered(200, []), references: [answered(200, [])] },
    skip('what never was is not refused either'),
  ],
  ['read-changes-nothing', 'the same', { reread: { rounds: [[ONE, ONE]] }, exchange: answered(200, { a: 1 }) }, pass],
  [
    'read-changes-nothing',
    'a value that is another one each time',
    { reread: { rounds: [[ONE, seen({ a: 2 })]] }, exchange: answered(200, { a: 3 }) },
    pass,
  ],
  [
    'read-changes-nothing',
    'a value that changes once',
    { reread: { rounds: [[ONE, ONE]] }, exchange: answered(200, { a: 2 }) },
    skip('something changed once'),
  ],
  [
    'read-changes-nothing',
    'a value that changed once and stays',
    {
      reread: {
        rounds: [
          [ONE, ONE, seen({ a: 2 })],
          [seen({ a: 2 }), seen({ a: 2 })],
        ],
      },
      exchange: answered(200, { a: 2 }),
    },
    pass,
  ],
  [
    'read-changes-nothing',
    'a value that comes and goes',
    {
      reread: {
        rounds: [
          [ONE, seen({ a: 2 }), ONE],
          [seen({ a: 2 }), ONE],
        ],
      },
      exchange: answered(200, { a: 2 }),
    },
    fail('what was read before', '`/a` changed'),
  ],
  [
    'read-changes-nothing',
    'nothing to be read',
    { reread: { rounds: [[refused, refused]] }, exchange: answered(404) },
    NOT_READ,
  ],
]
