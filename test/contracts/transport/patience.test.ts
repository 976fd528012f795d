/** How long answers ask to wait. */
import { describe, expect, it } from 'vitest'
import { dateOf, isMomentary, isUnavailable, waitAsked } from '../../../contracts/transport/patience.ts'

const NOON = Date.parse('2024-02-03T12:00:00Z')

describe('waitAsked', () => {
  it.each<[what: string, headers: [string, string][], want: number | undefined]>([
    ['seconds', [['retry-after', '7']], 7000],
    ['no seconds', [['retry-after', '0']], 0],
    ['seconds with blanks', [['retry-after', ' 7 ']], 7000],
    ['a date', [['retry-after', 'Sat, 03 Feb 2024 12:00:09 GMT']], 9000],
    [
      'a date, by the clock of the target',
      [
        ['retry-after', 'Sat, 03 Feb 2024 15:00:09 GMT'],
        ['date', 'Sat, 03 Feb 2024 15:00:00 GMT'],
      ],
      9000,
    ],
    ['a date long past', [['retry-after', 'Mon, 01 Jan 1990 00:00:00 GMT']], 0],
    ['nothing', [], undefined],
    ['an empty text', [['retry-after', '']], undefined],
    ['a negative number', [['retry-after', '-1']], undefined],
    ['a fraction', [['retry-after', '1.5']], undefined],
    ['words', [['retry-after', 'soon']], undefined],
    ['a date that is none', [['retry-after', 'Sat, 99 Feb 2024 12:00:09 GMT']], undefined],
    ['a year, which is no date', [['retry-after', '2024-02-03']], undefined],
  ])('reads %s', (_, headers, want) => {
    expect(waitAsked({ status: 429, headers, body: new Uint8Array() }, () => NOON)).toBe(want)
  })
})

describe('dateOf', () => {
  it.each([
    ['Sat, 03 Feb 2024 12:00:00 GMT', NOON],
    ['Saturday, 03-Feb-24 12:00:00 GMT', NOON],
    ['Sat Feb  3 12:00:00 2024', NOON],
    ['', undefined],
  ])('reads %s', (text, want) => expect(dateOf(text)).toBe(want))
})

it('tells what may be over in a moment', () => {
  const statuses = [200, 400, 408, 429, 500, 501, 502, 503, 504, 505]
  expect(statuses.filter(isMomentary)).toEqual([429, 502, 503, 504])
  expect(statuses.filter(isUnavailable)).toEqual([502, 503, 504])
})
