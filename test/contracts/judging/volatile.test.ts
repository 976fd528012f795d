import { describe, expect, it } from 'vitest'
import { createSteadier, isVolatileHeader } from '../../../contracts/judging/volatile.ts'

const AT = Date.parse('2026-03-04T05:06:07Z')
const SENT = 'aaaaaaaa-0000-4000-8000-000000000001'
const MADE = 'bbbbbbbb-0000-4000-8000-000000000002'

describe('createSteadier', () => {
  it.each<[given: string, want: string]>([
    ['made at 2026-03-04T05:06:07.123Z', 'made at (varies)'],
    ['made at 2026-03-04T06:06:07+01:00', 'made at (varies)'],
    ['good until 2026-03-04T06:06:07Z', 'good until (varies)'],
    ['made at 2026-03-01T05:06:07Z', 'made at 2026-03-01T05:06:07Z'],
    ['until 2027-03-04T05:06:07Z', 'until 2027-03-04T05:06:07Z'],
    ['at 1772600767', 'at (varies)'],
    ['at 1772600767123', 'at (varies)'],
    ['number 1234567890', 'number 1234567890'],
    [`${MADE}, ${SENT}, ${MADE.toUpperCase()}`, `(id 1), ${SENT}, (id 1)`],
    ['2026-99-99T99:99:99Z', '2026-99-99T99:99:99Z'],
    ['', ''],
  ])('shows %j as %j', (given, want) => {
    expect(createSteadier([`/cards/${SENT}`]).text(given, AT)).toBe(want)
  })

  it('leaves times alone when the moment of the answer is not known', () => {
    expect(createSteadier([]).text('2026-03-04T05:06:07Z', undefined)).toBe('2026-03-04T05:06:07Z')
  })

  it('numbers identifiers over several texts', () => {
    const steadier = createSteadier([])
    expect([SENT, MADE, SENT].map((text) => steadier.text(text, undefined))).toEqual(['(id 1)', '(id 2)', '(id 1)'])
  })
})

it.each<[name: string, varies: boolean]>([
  ['date', true],
  ['x-request-id', true],
  ['x-correlation-id', true],
  ['X-RateLimit-Remaining', true],
  ['ratelimit-reset', true],
  ['content-type', false],
  ['www-authenticate', false],
  ['retry-after', false],
  ['location', false],
])('takes the header %s for one that varies: %s', (name, varies) => {
  expect(isVolatileHeader(name)).toBe(varies)
})
