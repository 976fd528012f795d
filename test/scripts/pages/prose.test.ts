/** The wordings that state a rule, and those that only look like one. */
import { describe, expect, test } from 'vitest'
import { findOwnDefault, ruleFinder, sentencesOf } from '../../../scripts/pages/prose.ts'

const finder = ruleFinder(['offset', 'limit', 'page-size', 'state'])

describe('multiple-of rules', () => {
  test.each([
    ['Attention D1 will reject the reqest if offset is not a mulitpe of limit.', { subject: 'offset', of: 'limit' }],
    ['`offset` must be a multiple of `limit`.', { subject: 'offset', of: 'limit' }],
    ['The Offset parameter shall always be a whole multiple of the limit.', { subject: 'Offset', of: 'limit' }],
    ['offset has to be zero or a multipe of the value of limit', { subject: 'offset', of: 'limit' }],
    [
      'The call is refused with status 422 unless offset is a multiple of limit.',
      { subject: 'offset', of: 'limit', status: 422 },
    ],
    [
      'An offset that is not a multiple of page-size is rejected (error 400).',
      { subject: 'offset', of: 'page-size', status: 400 },
    ],
    ['Only multiples of limit are accepted as offset.', { subject: 'offset', of: 'limit' }],
    ['offset accepts only multiples of "limit"', { subject: 'offset', of: 'limit' }],
    ['offset must be divisible by limit', { subject: 'offset', of: 'limit' }],
    ['Must be a multiple of limit.', { of: 'limit' }],
    ['The value needs to be a multiple of limit', { of: 'limit' }],
  ])('%s', (sentence, want) => {
    expect(finder.multipleOf(sentence)).toEqual(want)
  })

  test.each([
    ['The request is rejected if offset is a multiple of limit.'],
    ['offset must not be a multiple of limit'],
    ['offset must be a multiple of 10'],
    ['size must be a multiple of limit'],
    ['Use a stricly positive number and multipe of limit number to get older operations.'],
    ['If you use 9 or 11 as offset, the request will be rejected by D1.'],
    ['Multiples of limit are rounded.'],
  ])('not: %s', (sentence) => {
    expect(finder.multipleOf(sentence)).toBeUndefined()
  })

  test('the next sentence may say how a breach is refused', () => {
    const sentence = 'offset must be a multiple of limit.'
    expect(finder.multipleOf(sentence, 'Otherwise it fails with code 409 and error code OFFSET_INVALID.')).toEqual({
      subject: 'offset',
      of: 'limit',
      status: 409,
      errorCode: 'OFFSET_INVALID',
    })
    expect(finder.multipleOf(sentence, 'There are 400 pages.')).toEqual({ subject: 'offset', of: 'limit' })
  })
})

describe('defaults of what is described', () => {
  test.each([
    ['Index from which the query starts (default value: 0)', '0'],
    ['If not provided, the card is considered ACTIVE', 'ACTIVE'],
    ['If not provided, default reason code is ISSUER_DECISION.', 'ISSUER_DECISION'],
    ['How many; defaults to 25.', '25'],
    ['Defaults to "asc".', 'asc'],
    ['The default is `EUR`.', 'EUR'],
    ['Page size (default 20)', '20'],
    ['Default: true', 'true'],
    ['ACTIVE (default) or INACTIVE', 'ACTIVE'],
    ['When omitted, EUR is used.', 'EUR'],
    ['When it is not set, the value is 3.5', '3.5'],
    ['By default 10', '10'],
  ])('%s', (sentence, want) => {
    expect(findOwnDefault(sentence)?.value).toBe(want)
  })

  test.each([
    ['The state of the card'],
    ['The default page is shown first.'],
    ['If the card is lost, use the suspend operation.'],
    ['Use a strictly positive number'],
  ])('not: %s', (sentence) => {
    expect(findOwnDefault(sentence)).toBeUndefined()
  })
})

describe('defaults of something named', () => {
  test.each([
    ['Offset 0 (the default) corresponds to the most recent operation.', 'Offset', '0'],
    ['limit defaults to 10', 'limit', '10'],
    ['The default of limit is 10.', 'limit', '10'],
    ['The default state is ACTIVE', 'state', 'ACTIVE'],
    ['If `state` is not provided, it is set to ACTIVE.', 'state', 'ACTIVE'],
  ])('%s', (sentence, subject, value) => {
    expect(finder.namedDefault(sentence)).toMatchObject({ subject, value })
  })

  test.each([['The default language is English'], ['Use offset of 0 to get the last 10 operations'], ['limit is ten']])(
    'not: %s',
    (sentence) => {
      expect(finder.namedDefault(sentence)).toBeUndefined()
    },
  )
})

test('a text falls into sentences at ends, bullets, breaks and capital lines, but not where it is wrapped', () => {
  const text =
    'First one. Second,\nwrapped one\nThird one<br>fourth\n\n- fifth, e.g. `this` one. `that` one\n| a | table |\nversion 1.2 ends'
  expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual([
    'First one.',
    'Second, wrapped one',
    'Third one',
    'fourth',
    'fifth, e.g. `this` one.',
    '`that` one',
    'version 1.2 ends',
  ])
  for (const { text: sentence, offset } of sentencesOf('One. Two.')) {
    expect('One. Two.'.slice(offset).startsWith(sentence)).toBe(true)
  }
})

test('a hostile sentence is judged at once', () => {
  const text = `If ${'not '.repeat(20_000)}default ${'is '.repeat(20_000)}${'offset '.repeat(20_000)}`
  for (const { text: sentence } of sentencesOf(text)) {
    findOwnDefault(sentence)
    finder.multipleOf(sentence)
    finder.namedDefault(sentence)
  }
})
