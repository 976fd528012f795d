import { describe, expect, it } from 'vitest'
import { nearMisses, violating } from '../../../../scripts/lib/sampling/near-misses.ts'
import { lengthOf } from '../../../../scripts/lib/sampling/pattern.ts'

const WIDE = { min: 0, max: 64 }
const DATE_TIME =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T\\d\\d:\\d\\d:\\d\\d(\\.\\d{3}Z|\\.\\d\\d[+-]\\d\\d:00)$'

/** The near misses of a pattern as label → text. */
function missesOf(pattern: string, near: string, length = WIDE): Record<string, string> {
  return Object.fromEntries(nearMisses(pattern, length, 1, near).map(({ label, value }) => [label, value]))
}

describe('near misses are wrong in one way each', () => {
  it('of an identifier', () => {
    expect(missesOf('^[A-Za-z0-9_-]{1,48}$', 'card-7x')).toEqual({
      'a character in the middle that is not allowed there': 'car.-7x',
      'a first character that is not allowed': '#ard-7x',
      'a last character that is not allowed': 'card-7\u{1f600}',
      'a letter of another script': 'card-7а',
      'one character too many at the end': 'card-7x#',
      'one character too many at the start': '#card-7x',
      'a line break at the end': 'card-7x\n',
      'a space at the end': 'card-7x ',
      'a sign between its halves': 'car/d-7x',
      'an empty text': '',
      '49 characters, the pattern allows at most 48': expect.stringMatching(/^[A-Za-z0-9_-]{49}$/),
      'the character right before the allowed ones as character 7': 'card-7,',
      'the character right behind the allowed ones as character 7': 'card-7.',
      'a digit of another script as character 7': 'card-7٣',
      'a letter of full width as character 7': 'card-7ａ',
      'a letter that is only nearly a Latin one as character 7': 'card-7ſ',
      'a letter with an accent in the middle, which the pattern does not allow there': 'caré-7x',
      'a sign in the middle, which the pattern does not allow there': 'car@-7x',
      'a space in the middle, which the pattern does not allow there': 'car -7x',
      'an apostrophe in the middle, which the pattern does not allow there': "car'-7x",
    })
  })

  it('of a fixed length stay of that length', () => {
    expect(missesOf('^[A-Z]{3}$', 'EUR', { min: 3, max: 3 })).toEqual({
      'a character in the middle that is not allowed there': 'E_R',
      'a first character that is not allowed': '#UR',
      'a last character that is not allowed': 'EU\u{1f600}',
      'upper and lower case swapped': 'eur',
      'a letter of another script': 'EUа',
      'a line break at the end': 'EU\n',
      'the character right before the allowed ones as character 3': 'EU@',
      'the character right behind the allowed ones as character 3': 'EU[',
      'a letter that is only nearly a Latin one as character 3': 'EUİ',
      'a small letter in the middle, which the pattern does not allow there': 'EaR',
      'a digit in the middle, which the pattern does not allow there': 'E5R',
      'a full stop in the middle, which the pattern does not allow there': 'E.R',
      'a hyphen in the middle, which the pattern does not allow there': 'E-R',
      'a letter with an accent in the middle, which the pattern does not allow there': 'EéR',
      'a sign in the middle, which the pattern does not allow there': 'E@R',
      'a space in the middle, which the pattern does not allow there': 'E R',
      'an apostrophe in the middle, which the pattern does not allow there': "E'R",
    })
  })

  it('of a date and time have the mistakes that are made with those', () => {
    expect(missesOf(DATE_TIME, '2024-05-17T09:30:00.000Z')).toMatchObject({
      'no fraction of a second': '2024-05-17T09:30:00Z',
      'month 13': '2024-13-17T09:30:00.000Z',
      'a space between date and time': '2024-05-17 09:30:00.000Z',
      'a date without a time': '2024-05-17',
      'an offset that is not a whole hour': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\+05:30$/),
    })
  })

  it('of a month and a year have a sign between them, and a year of four digits', () => {
    expect(missesOf('^(0[1-9]|1[0-2])[0-9]{2}$', '1024', { min: 0, max: 64 })).toMatchObject({
      'its last two characters twice': '102424',
      'a sign between its halves': '10/24',
      'the character right behind the allowed ones as character 2': '1300',
    })
  })

  it('of a text with no valid one to start from', () => {
    expect(violating('^[a-z]{2}$', WIDE, 1)).toMatch(/^[a-z][^a-z]$/)
  })
})

it.each([
  '^[A-Za-z0-9_-]{1,48}$',
  '^(foo|bar)$',
  '[0-9]{3}',
  '^(?!x)[a-z]{2,9}$',
  '^\\p{L}+$',
  '^a*$',
  '^(a+)+$',
  '^[\\w-_]+$',
])('every near miss of %s is refused and within the bounds', (pattern) => {
  const length = { min: 1, max: 12 }
  const found = nearMisses(pattern, length, 3)
  expect(found.length).toBeGreaterThan(0)
  for (const { value, label } of found) {
    expect(lengthOf(value), label).toBeGreaterThanOrEqual(1)
    expect(lengthOf(value), label).toBeLessThanOrEqual(12)
    expect(/^\^\[\\w-_/.test(pattern) ? /^[\w-_]+$/.test(value) : new RegExp(pattern, 'u').test(value), label).toBe(
      false,
    )
  }
  expect(new Set(found.map(({ value }) => value)).size).toBe(found.length)
})

it.each([
  ['everything is allowed', '', WIDE],
  ['nothing fits the bounds', '^[a-z]*$', { min: 5, max: 3 }],
  ['it is no pattern', '(', WIDE],
])('there is none when %s', (_, pattern, length) => {
  expect(nearMisses(pattern, length, 1)).toEqual([])
  expect(violating(pattern, length, 1)).toBeUndefined()
})

it('a catastrophic pattern does not hang', () => {
  const found = nearMisses('^(([a-z])+.)+[A-Z]([a-z])+$', { min: 40, max: 64 }, 1, `${'a'.repeat(40)}Aa`)
  expect(found).toBeInstanceOf(Array)
})
