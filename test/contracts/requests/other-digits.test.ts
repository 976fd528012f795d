import { describe, expect, it } from 'vitest'
import { otherDigits } from '../../../contracts/requests/other-digits.ts'

describe('otherDigits', () => {
  it.each<[string, boolean, number, string[]]>([
    ['123', false, 27, ['124', '125']],
    ['1-9', false, 18, ['1-0', '1-1']],
    ['4000001234567899', true, 135, ['4000001234567808', '4000001234567816']],
    ['abc', false, 0, []],
    ['', false, 0, []],
  ])('of %j are others in one digit', (text, checked, count, first) => {
    const others = otherDigits(text, checked)
    expect(others.slice(0, 2)).toEqual(first)
    expect(new Set([...others, text]).size).toBe(count + 1)
  })
})
