import { describe, expect, it } from 'vitest'
import { forgetPast } from '../../../../mocks/twin/oauth/past.ts'

const many = (...values: number[]) => new Map(values.map((value, index) => [`${index}`, value]))

describe('what time has passed over', () => {
  it.each([
    [[], []],
    [[1, 2, 3], []],
    [
      [9, 1, 9],
      ['0', '2'],
    ],
    [
      [9, 9, 9, 9, 9, 9, 9, 9, 1],
      ['8', '0', '1', '2', '3', '4', '5', '6', '7'],
    ],
  ])('of %j leaves %j', (values, left) => {
    const entries = many(...values)
    forgetPast(entries, (value) => value < 5)
    expect([...entries.keys()]).toEqual(left)
  })

  it('is gone after a while, however many there are', () => {
    const entries = many(...Array.from({ length: 1000 }, (_, index) => index % 2))
    for (let turn = 0; turn < 125; turn += 1) forgetPast(entries, (value) => value === 0)
    expect(entries.size).toBe(500)
  })
})
