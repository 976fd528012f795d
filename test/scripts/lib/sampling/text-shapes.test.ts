import { expect, it } from 'vitest'
import { textShapes } from '../../../../scripts/lib/sampling/text-shapes.ts'

it.each<[pattern: string, valid: string, values: string[]]>([
  ['^[a-z0-9-]{1,9}$', 'card-1', ['001234', '-ard--']],
  ['^[A-Za-z0-9_-]{1,48}$', 'Card-0001', ['001234567890123456', '-ARD-0001CARD-000-']],
  ['^[a-zA-Z0-9 ]{1,64}$', 'Lost card at home', ['00123456789012345', 'LOST CARD AT HOME', ' ost card at hom ']],
  ['^(0[1-9]|1[0-2])[0-9]{2}$', '1029', []],
  ['^[a-z]*$', 'ada', []],
  ['(', 'card', []],
  ['^.*$', 'a'.repeat(501), []],
])('the shapes of %s, built on %j', (pattern, valid, values) => {
  expect(textShapes(pattern, valid).map(({ value }) => value)).toEqual(values)
})
