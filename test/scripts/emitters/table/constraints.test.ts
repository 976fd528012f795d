/** `x-constraints`. */
import { describe, expect, it } from 'vitest'
import { constraintsOf } from '../../../../scripts/emitters/table/constraints.ts'
import type { Json } from '../../../../scripts/lib/json.ts'
import { specOf } from '../given.ts'

const read = (entries: Json) => constraintsOf(specOf({}), { value: { 'x-constraints': entries }, pointer: '/o' })
const base = { id: 'a', in: 'query', param: 'offset', statement: 'So it is.' }

describe('constraintsOf', () => {
  it.each<[string, Json]>([
    ['a multiple', { ...base, kind: 'multipleOf', of: 'limit' }],
    ['a condition', { ...base, kind: 'conditional' }],
    [
      'a multiple with all it may say',
      { ...base, kind: 'multipleOf', of: 'limit', default: 0, defaultOf: 10, status: 400, errorCode: 'E' },
    ],
    ['a filter', { ...base, kind: 'filter', keeps: 'equals' }],
    ['a filter by a property', { ...base, kind: 'filter', keeps: 'until', property: '/times/made' }],
    ['an order', { ...base, kind: 'order', direction: 'descending' }],
    ['an order along a property', { ...base, kind: 'order', direction: 'ascending', property: '/made' }],
    ['a default', { ...base, in: 'body', kind: 'default', value: null }],
    ['a condition', { ...base, in: 'body', kind: 'conditional' }],
    [
      'what a refusal is called',
      { ...base, in: 'body', param: '/**', kind: 'refusal', keyword: 'pattern', status: 400, errorCode: 'E' },
    ],
    ['what has to match', { ...base, in: 'body', param: '/a', kind: 'matching', members: ['/b', '/c/d'] }],
    ['pairs', { ...base, in: 'body', kind: 'pairs', with: '/b', pairs: { A: ['B', 'C'] } }],
    ['pairs of a row', { ...base, in: 'row', kind: 'pairs', with: '/b', pairs: { A: ['B'] } }],
    ['a property of a row', { ...base, in: 'row', kind: 'onlyWith', with: '/b' }],
    [
      'a property that comes only with some values',
      { ...base, in: 'body', kind: 'onlyWith', with: '/b', values: ['B'] },
    ],
    ['one that does not come with some', { ...base, in: 'body', kind: 'onlyWith', with: '/b', except: [true, 1] }],
    ['one that comes with whatever is there', { ...base, in: 'body', kind: 'onlyWith', with: '/b' }],
    [
      'one of which some values come only with some',
      { ...base, in: 'body', kind: 'onlyWith', with: '/b', of: ['A', null], values: ['B'] },
    ],
  ])('reads %s', (_, entry) => {
    expect(read([entry])).toEqual([entry])
  })

  it('leaves out what it does not know', () => {
    expect(read([{ ...base, kind: 'default', value: 1, 'x-evidence': 'stated' }])).toEqual([
      { ...base, kind: 'default', value: 1 },
    ])
  })

  it.each<[string, { given: Json; want: string }]>([
    ['what is no list', { given: {}, want: '`x-constraints` is no list. (a.yaml#/o/x-constraints)' }],
    ...[
      null,
      { ...base, kind: 'sum' },
      { ...base, kind: 'default' },
      { ...base, kind: 'pairs', with: '/b', pairs: { A: ['B'] } },
      { ...base, in: 'row', kind: 'default', value: 1 },
      { ...base, in: 'body', kind: 'pairs', pairs: { A: ['B'] } },
      { ...base, in: 'body', kind: 'matching' },
      { ...base, in: 'body', kind: 'matching', members: [] },
      { ...base, in: 'body', kind: 'matching', members: ['b'] },
      { ...base, kind: 'matching', members: ['/b'] },
      { ...base, in: 'body', kind: 'pairs', with: '/b', pairs: {} },
      { ...base, in: 'body', kind: 'pairs', with: '/b', pairs: { A: 'B' } },
      { ...base, kind: 'onlyWith', with: '/b' },
      { ...base, in: 'body', kind: 'onlyWith' },
      { ...base, in: 'body', kind: 'onlyWith', with: '/b', values: [] },
      { ...base, in: 'body', kind: 'onlyWith', with: '/b', except: 'B' },
      { ...base, in: 'body', kind: 'onlyWith', with: '/b', values: ['A'], except: ['B'] },
      { ...base, in: 'body', kind: 'onlyWith', with: '/b', of: [] },
      { ...base, in: 'body', kind: 'onlyWith', with: '/b', values: ['A'], of: 'B' },
      { ...base, kind: 'multipleOf' },
      { ...base, kind: 'default', value: 1, in: 'cloud' },
      { ...base, kind: 'filter', keeps: 'most' },
      { ...base, kind: 'filter', keeps: 'from', in: 'header' },
      { ...base, kind: 'filter', keeps: 'from', property: 'made' },
      { ...base, kind: 'order', direction: 'down' },
      { ...base, kind: 'order', direction: 'ascending', property: 7 },
      { kind: 'default', value: 1, in: 'query', param: 'a', statement: 's' },
    ].map((entry): [string, { given: Json; want: string }] => [
      JSON.stringify(entry),
      {
        given: [entry],
        want: 'The entry of `x-constraints` is no constraint of a known kind. (a.yaml#/o/x-constraints/0)',
      },
    ]),
  ])('refuses %s', (_, { given, want }) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ code: 'SPEC', message: want }))
  })
})
