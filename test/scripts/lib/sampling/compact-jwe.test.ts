/** The form of an encrypted text: five parts, a header that names two algorithms. */
import { expect, it } from 'vitest'
import { boundaries } from '../../../../scripts/lib/sampling/boundaries.ts'
import {
  isCompactJwe,
  isPlaceholder,
  PLACEHOLDER,
  placeholderOfLength,
} from '../../../../scripts/lib/sampling/compact-jwe.ts'
import { sample } from '../../../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../../../scripts/lib/sampling/judge.ts'

const HEADER = PLACEHOLDER.split('.')[0] ?? ''
const headed = (header: unknown): string =>
  `${Buffer.from(JSON.stringify(header)).toString('base64url')}..AAAA.AAAA.AAAA`

it.each([PLACEHOLDER, `${HEADER}.AAAA.AAAA..AAAA`, headed({ alg: 'x', enc: 'y' })])('is there: %s', (text) => {
  expect(isCompactJwe(text)).toBe(true)
})

it.each([
  '',
  '....',
  `${HEADER}..AAAA.AAAA`,
  `${HEADER}..AAAA.AAAA.AAAA.AAAA`,
  `${HEADER}..AA+A.AAAA.AAAA`,
  `${HEADER}..AAAA.AAAA.AAAA\n`,
  'x..AAAA.AAAA.AAAA',
  headed(null),
  headed([]),
  headed({ alg: 'x' }),
  headed({ alg: 'x', enc: 1 }),
  headed(JSON.parse('{"__proto__":{"alg":"x","enc":"y"}}')),
  'a'.repeat(2 ** 20),
])('is not there: %.40s', (text) => {
  expect(isCompactJwe(text)).toBe(false)
})

it('is what a schema asks for by its format', () => {
  const schema = { type: 'string', format: 'jwe', maxLength: 8192 }
  expect(sample({ schema, root: {} }, { seed: 1 })).toBe(PLACEHOLDER)
  expect([PLACEHOLDER, '....'].map((text) => createJudge({}).accepts(schema, text))).toEqual([true, false])
})

it.each([
  [PLACEHOLDER.length, true],
  [PLACEHOLDER.length + 1, false],
  [400, true],
  [8192, true],
  [8191, false],
  [20, false],
])('of %d characters can be made: %s', (length, can) => {
  const made = placeholderOfLength(length)
  expect(made?.length).toBe(can ? length : undefined)
  expect(made !== undefined && isCompactJwe(made) && isPlaceholder(made)).toBe(can)
})

it.each([`${HEADER}..AAAA.AAAA.AAAA`, `${PLACEHOLDER}A`, 'a.b.c.d.e'])('%s stands for no other', (text) => {
  expect(isPlaceholder(text)).toBe(false)
})

it('has its greatest length where the schema bounds it', () => {
  const schema = { type: 'string', format: 'jwe', maxLength: 400 }
  const found = boundaries({ schema, root: {} }, PLACEHOLDER).filter(({ keyword }) => keyword === 'maxLength')
  expect(found.map(({ value }) => value)).toEqual([placeholderOfLength(400)])
})
