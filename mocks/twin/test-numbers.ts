/**
 * Card numbers and codes that are made up: the same for the same purpose, and none of a real card.
 * Pure.
 */
import { createHash } from 'node:crypto'

/** The number in the documented example of a registration. Everybody sends it, so it is never used up. */
export const EXAMPLE_PAN = '4000001234567899'

/** A test number that ends in a check digit, as the networks reserve them for tests. */
export function testPan(purpose: string): string {
  const number = digest(`pan ${purpose}`).readUIntBE(0, 5)
  const body = `400000${String(number % 1_000_000_000).padStart(9, '0')}`
  return body + checkDigit(body)
}

/** @see https://www.iso.org/standard/70484.html */
function checkDigit(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** Three digits that change with their purpose. */
export function testCvv(purpose: string): string {
  return String(digest(`cvv ${purpose}`).readUInt32BE(0) % 1000).padStart(3, '0')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
