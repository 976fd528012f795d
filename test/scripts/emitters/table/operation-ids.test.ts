/** Ids of operations. */
import { describe, expect, it } from 'vitest'
import { operationIds } from '../../../../scripts/emitters/table/operation-ids.ts'

const ids = (...operations: [string, string, unknown?][]) =>
  operationIds(operations.map(([method, path, operationId]) => ({ method, path, operationId })))

describe('operationIds', () => {
  it.each<[string, { given: [string, string, unknown?][]; want: string[] }]>([
    [
      'declared ones',
      {
        given: [
          ['get', '/a', 'list'],
          ['post', '/a', '__proto__'],
        ],
        want: ['list', '__proto__'],
      },
    ],
    [
      'made ones',
      {
        given: [
          ['get', '/'],
          ['put', '/cards/{cardId}/limits'],
        ],
        want: ['getRoot', 'putCardsByCardIdLimits'],
      },
    ],
    [
      'made ones for what is no id',
      {
        given: [
          ['get', '/a', ' '],
          ['put', '/a', 5],
        ],
        want: ['getA', 'putA'],
      },
    ],
    [
      'made ones for all that share one',
      {
        given: [
          ['get', '/a', 'x'],
          ['get', '/b', 'x'],
        ],
        want: ['getA', 'getB'],
      },
    ],
    [
      'none twice',
      {
        given: [
          ['get', '/a-b'],
          ['get', '/a/b'],
          ['put', '/', 'getAB'],
        ],
        want: ['getAB_2', 'getAB_3', 'getAB'],
      },
    ],
    ['letters of any script', { given: [['get', '/größe/{日付}']], want: ['getGrößeBy日付'] }],
  ])('takes %s', (_, { given, want }) => {
    expect(ids(...given)).toEqual(want)
  })
})
