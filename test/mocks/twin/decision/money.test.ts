/** Money in whole numbers: the decimals of currencies, and back and forth without a fraction lost. */
import { describe, expect, it } from 'vitest'
import { add, decimalsOf, fromMinor, toMinor, written } from '../../../../mocks/twin/decision/money.ts'

describe('decimals', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['', 2],
    ['no currency', 2],
  ])('of %s: %j', (currency, want) => expect(decimalsOf(currency)).toBe(want))
})

describe('in the smallest unit', () => {
  it.each([
    [1500, 'EUR', 150_000],
    [1.15, 'EUR', 115],
    [0.1 + 0.2, 'EUR', 30],
    [1.999, 'EUR', 199],
    [1.999, 'KWD', 1999],
    [1.9, 'JPY', 1],
    [0, 'EUR', 0],
    [1e-9, 'EUR', 0],
    [-5, 'EUR', 0],
    [1e300, 'EUR', Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, 'EUR', Number.MAX_SAFE_INTEGER],
  ])('%d %s is %d', (amount, currency, want) => expect(toMinor(amount, currency)).toBe(want))

  it('comes back as it was', () => {
    const amounts = [0, 0.01, 19.99, 212.5, 1_234_567.89]
    expect(amounts.map((amount) => fromMinor(toMinor(amount, 'EUR'), 'EUR'))).toEqual(amounts)
  })

  it('adds up to the largest exact number and no further', () => {
    expect([add(1, 2), add(Number.MAX_SAFE_INTEGER, 1)]).toEqual([3, Number.MAX_SAFE_INTEGER])
  })
})

describe('for people', () => {
  it.each([
    [2100, 'EUR', '21.00 EUR'],
    [5, 'EUR', '0.05 EUR'],
    [0, 'JPY', '0 JPY'],
    [1234, 'KWD', '1.234 KWD'],
  ])('%d %s is %s', (minor, currency, want) => expect(written(minor, currency)).toBe(want))
})
