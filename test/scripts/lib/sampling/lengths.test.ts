import { describe, expect, it } from 'vitest'
import { createLengths, hasLength, lengthList } from '../../../../scripts/lib/sampling/lengths.ts'

const { interval, sum, power } = createLengths(20)

describe('sets of lengths', () => {
  it.each([
    ['an interval', interval(2, 4), [2, 3, 4]],
    ['an interval beyond the cap', interval(19, 99), [19, 20]],
    ['an empty interval', interval(5, 4), []],
    ['a sum', sum(interval(1, 2), interval(5, 6)), [6, 7, 8]],
    ['a sum of sets with holes', sum(0b101n, 0b1001n), [0, 2, 3, 5]],
    ['a sum beyond the cap', sum(interval(15, 15), interval(4, 9)), [19, 20]],
    ['no copies', power(0b110n, 0), [0]],
    ['three copies of one or two', power(0b110n, 3), [3, 4, 5, 6]],
    ['many copies of two or three', power(0b1100n, 7), [14, 15, 16, 17, 18, 19, 20]],
    ['more copies than fit', power(0b10n, 21), []],
    ['very many copies that may be empty', power(0b11n, 1_000_000), Array.from({ length: 21 }, (_, index) => index)],
  ])('%s', (_, set, want) => {
    expect(lengthList(set)).toEqual(want)
  })

  it('knows its members', () => {
    expect([hasLength(0b101n, 2), hasLength(0b101n, 1), hasLength(0b101n, -1)]).toEqual([true, false, false])
  })
})
