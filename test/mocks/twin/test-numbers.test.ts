/** Made-up numbers and codes: well-formed, the same for the same purpose. */
import { expect, it } from 'vitest'
import { EXAMPLE_PAN, testCvv, testPan } from '../../../mocks/twin/test-numbers.ts'

/** 0 for a number with its check digit. */
function remainder(pan: string): number {
  const sum = [...pan].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10
}

it.each(['one', 'two', 'three', 'four'])('makes a test number with its check digit for %s', (purpose) => {
  const pan = testPan(purpose)
  expect([pan.slice(0, 6), pan.length, remainder(pan), testPan(purpose)]).toEqual(['400000', 16, 0, pan])
})

it('knows an example with its check digit', () => {
  expect([EXAMPLE_PAN.length, remainder(EXAMPLE_PAN)]).toEqual([16, 0])
})

it('makes three digits', () => {
  expect(['a', 'b', 'c'].map((purpose) => testCvv(purpose)).every((cvv) => /^\d{3}$/.test(cvv))).toBe(true)
})
