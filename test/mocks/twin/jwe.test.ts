/** Encrypted card data: well-formed, another one at each read, the same for the same seed. */
import { decodeProtectedHeader } from 'jose'
import { expect, it } from 'vitest'
import { encrypt, testCvv, testPan } from '../../../mocks/twin/jwe.ts'

it('writes five parts, the second empty, and names what it has used', async () => {
  const text = await encrypt('{"pan":"4000001234567899"}', 1, 'card 1')
  expect(text.split('.').map((part) => part.length > 0)).toEqual([true, false, true, true, true])
  expect(decodeProtectedHeader(text)).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'twin-1' })
})

it('is the same for the same seed and purpose only', async () => {
  const texts = await Promise.all([1, 1, 2].map((seed) => encrypt('{}', seed, 'card 1')))
  expect(texts[1]).toBe(texts[0])
  expect(new Set([...texts, await encrypt('{}', 1, 'card 2')]).size).toBe(3)
})

it.each(['one', 'two', 'three', 'four'])('makes a test number with its check digit for %s', (purpose) => {
  const pan = testPan(purpose)
  const sum = [...pan].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  expect([pan.slice(0, 6), pan.length, sum % 10]).toEqual(['400000', 16, 0])
})

it('makes three digits', () => {
  expect(['a', 'b', 'c'].map(testCvv).every((cvv) => /^\d{3}$/.test(cvv))).toBe(true)
})
