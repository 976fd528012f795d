import { describe, expect, it } from 'vitest'
import { cardNumbersIn, passesLuhn, withCheckDigit } from '../../contracts/card-numbers.ts'

/** A text with what was found in it marked. */
function marked(text: string): string {
  let [out, from] = ['', 0]
  for (const [start, end] of cardNumbersIn(text)) {
    out += `${text.slice(from, start)}[${text.slice(start, end)}]`
    from = end
  }
  return out + text.slice(from)
}

describe('card numbers in a text', () => {
  it.each([
    ['card 4111111111111111 here', 'card [4111111111111111] here'],
    ['The card is 4111111111111111.', 'The card is [4111111111111111].'],
    ['/cards/4111111111111111?x=1', '/cards/[4111111111111111]?x=1'],
    ['/cards/%204111111111111111', '/cards/%20[4111111111111111]'],
    ['/cards/4111111111111111%20', '/cards/[4111111111111111]%20'],
    ['/cards/4111111111111111%2012', '/cards/[4111111111111111]%2012'],
    ['q=%3D4111111111111111', 'q=%3D[4111111111111111]'],
    ['q=%224111111111111111%22', 'q=%22[4111111111111111]%22'],
    ['4111%201111%201111%201111', '[4111%201111%201111%201111]'],
    ['4111+1111+1111+1111', '[4111+1111+1111+1111]'],
    ['4111 1111 1111 1111', '[4111 1111 1111 1111]'],
    ['4111-1111-1111-1111', '[4111-1111-1111-1111]'],
    ['4111%2D1111%2d1111-1111', '[4111%2D1111%2d1111-1111]'],
    ['3782 822463 10005', '[3782 822463 10005]'],
    ['x=%34%31111111%311111111', 'x=[%34%31111111%311111111]'],
    ['100%4111111111111111', '100%[4111111111111111]'],
    ['4111111111111111,5500005555555559', '[4111111111111111],[5500005555555559]'],
  ])('finds them in %s', (text, want) => {
    expect(marked(text)).toBe(want)
  })

  it.each([
    '4111111111111112',
    '411111111111',
    '41111111111111111111111111',
    'a4111111111111111',
    '4111111111111111b',
    '0.4111111111111111',
    'id-4111111111111111',
    '4111 1111 1111 1112',
    '4111  1111 1111 1111',
    '4111,1111,1111,1111',
    '1 2 3 4 5 6 7 8 9 0 1 2 8',
    '2026-07-11T10:00:00.000Z',
    'no digits, no percent signs',
    '%',
    '',
  ])('finds none in %s', (text) => {
    expect(marked(text)).toBe(text)
  })

  it('takes a time that grows with the text only', () => {
    const of = (count: number) => ['1111 ', '%20', '4', '123-', '%3', '%31%20'].map((part) => part.repeat(count))
    for (const text of of(50_000)) expect(cardNumbersIn(text).flat().every(Number.isInteger)).toBe(true)
  })
})

describe('a check digit', () => {
  it.each([
    ['411111111111111', '4111111111111111'],
    ['40000012345678900', '400000123456789009'],
    ['', '0'],
  ])('is put behind %j', (digits, want) => {
    expect(withCheckDigit(digits)).toBe(want)
    expect(passesLuhn(want)).toBe(true)
  })
})
