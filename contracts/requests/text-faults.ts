/**
 * Faults that exist only as text: numbers that are none, in places where everything travels as text.
 * Pure. Complements the faults of values, which a reader of text may never get to see.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'

/** Texts that are not of the type a parameter wants. */
export function textFaults({ schema, contentType }: Parameter, valid: Json): Violation[] {
  if (typeof schema === 'boolean' || contentType !== undefined) return []
  const wanted = { number: 'a number', boolean: 'a boolean' }[typeof valid as string]
  if (wanted === undefined) return []
  const texts: [value: string, label: string][] = [
    ['abc', `letters instead of ${wanted}`],
    ...(typeof valid === 'number' ? notNumbers(valid) : []),
  ]
  return texts.map(([value, label]) => {
    return { pointer: '', schemaPointer: '~', keyword: 'type', label, was: valid, value, instance: value }
  })
}

/** What readers take for a number that keep to another grammar. */
function notNumbers(valid: number): [value: string, label: string][] {
  return [
    [`${valid}abc`, 'a number with letters behind it'],
    [inWideDigits(valid), 'a number in digits of another script'],
  ]
}

/** A number with the digits that stand among East Asian letters (U+FF10 to U+FF19). */
function inWideDigits(valid: number): string {
  return String(valid).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
}
