/**
 * Texts with other digits in the same places.
 * Pure.
 */
import { withCheckDigit } from '../card-numbers.ts'

/** The texts in which one digit is another one, the last digits first; `checked`: the last digit follows from the others. */
export function otherDigits(text: string, checked = false): string[] {
  const body = checked ? text.slice(0, -1) : text
  const others = [...body].flatMap((sign, at) => {
    if (!/\d/.test(sign)) return []
    const digits = Array.from({ length: 9 }, (_, step) => String((Number(sign) + step + 1) % 10))
    return [digits.map((digit) => body.slice(0, at) + digit + body.slice(at + 1))]
  })
  return others
    .toReversed()
    .flat()
    .map((other) => (checked ? withCheckDigit(other) : other))
}
