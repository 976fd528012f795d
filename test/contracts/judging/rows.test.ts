/** The rows in an answer, however it wraps them. */
import { expect, it } from 'vitest'
import { findRows, type ListPlace } from '../../../contracts/judging/rows.ts'
import type { Json } from '../../../scripts/lib/json.ts'

const row = { id: 'a', at: 'b' }
const place: ListPlace = { path: ['rows'], told: false, names: ['id', 'at'] }

it.each<[what: string, body: Json, place: ListPlace, want: string[] | undefined]>([
  ['where the schema says', { rows: [], other: [row] }, place, ['rows']],
  ['under another name', { items: [row], total: 1 }, place, ['items']],
  [
    'deeper, beside another list',
    { links: [{ rel: 'self' }], data: { found: { rows: [row] } } },
    place,
    ['data', 'found', 'rows'],
  ],
  ['as the whole answer', [row], place, []],
  ['as an empty list under another name', { items: [] }, place, ['items']],
  ['not in one of two empty lists', { items: [], links: [] }, place, undefined],
  ['not in a list of something else', { links: [{ rel: 'self' }] }, place, undefined],
  ['not in one of two lists that look alike', { a: [row], b: [row] }, place, undefined],
  ['only where the target file says', { items: [row] }, { ...place, told: true }, undefined],
  ['too deep', { a: { b: { c: { d: [row] } } } }, place, undefined],
  ['under a name of every object', { rows: 1 }, { ...place, path: ['constructor'] }, undefined],
])('are found %s', (_, body, where, want) => {
  expect(findRows(body, where)).toEqual(want)
})
