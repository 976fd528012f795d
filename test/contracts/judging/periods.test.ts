/** How rows stand to a period, and what a selection owes. */
import { describe, expect, it } from 'vitest'
import { momentOf } from '../../../contracts/judging/moments.ts'
import { dueRows, isGross, type Period, standing } from '../../../contracts/judging/periods.ts'
import type { Json } from '../../../scripts/lib/json.ts'

function edge(text: string) {
  const moment = momentOf(text)
  if (moment === undefined) throw new Error(`${text} is no moment`)
  return { moment, rule: '/rule' }
}

const march: Period = {
  since: edge('2026-03-01T00:00:00.000Z'),
  until: edge('2026-03-31T00:00:00Z'),
  property: ['when', 'made'],
  told: false,
}

describe('standing', () => {
  it.each<[Json, string | undefined]>([
    ['2026-02-28T23:59:59.999Z', 'before'],
    ['2026-03-01T00:00:00.000Z', 'end'],
    ['2026-03-01T00:00:00Z', 'end'],
    ['2026-03-01T01:59:59.99+02:00', 'before'],
    ['2026-03-15T00:00:00Z', 'inside'],
    ['2026-03-31T00:00:00.500Z', 'end'],
    ['2026-03-31T00:00:01.000Z', 'behind'],
    ['2026-03-31T12:00:00', 'end'],
    ['soon', undefined],
  ])('of %j: %s', (made, want) => {
    expect(standing({ when: { made } }, march)).toBe(want)
  })
})

describe('standing by a moment that no page names', () => {
  it.each<[row: Json, told: boolean, want: string]>([
    [{ when: { made: '2026-03-31T00:00:01Z', sent: '2026-03-30T23:59:58Z' } }, false, 'end'],
    [{ when: { made: '2026-03-31T00:00:01Z', sent: '2026-03-30T23:59:58Z' } }, true, 'behind'],
    [{ when: { made: '2026-03-31T00:00:05Z' }, log: [{ sent: '2026-03-31T00:00:09Z' }] }, false, 'behind'],
    // What speaks of another time says nothing about this one.
    [{ when: { made: '2026-03-31T00:00:05Z' }, expires: '2026-03-05T00:00:00Z' }, false, 'behind'],
    [{ when: { made: '2026-03-31T00:00:05Z' }, amount: 12, label: 'x' }, false, 'behind'],
    [{ when: { made: '2026-03-31T00:00:05Z', local: '2026-03-30T22:00:00' } }, false, 'behind'],
  ])('of %j, told %s: %s', (row, told, want) => {
    expect(standing(row, { ...march, told })).toBe(want)
  })
})

describe('dueRows', () => {
  it.each<[stands: (boolean | undefined)[], limit: number, due: number[]]>([
    [[true, true, true], 2, [0, 1]],
    [[false, true, true], 2, [1, 2]],
    // A row of which it is not known may take a place.
    [[undefined, true, true], 2, [1]],
    [[false, false], 2, []],
  ])('of %j on a page of %i: %j', (stands, limit, due) => {
    const rows = stands.map((_, index) => ({ identity: String(index), content: '', value: index }))
    const owed = dueRows(rows, limit, ({ value }) => stands[Number(value)])
    expect(owed.map(({ value }) => value)).toEqual(due)
  })
})

it.each([
  [2, 2, false],
  [3, 3, true],
  [3, 6, false],
  [4, 7, true],
])('%i of %i wrong is gross: %s', (wrong, of, want) => {
  expect(isGross(wrong, of)).toBe(want)
})
