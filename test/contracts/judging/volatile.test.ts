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

  it.each<[given: string, want: string]>([
    ['{ "id": "op-000123" }', '{ "id": "(id 1)" }'],
    ['{ "cardId": 4711, "card_id": "x.9" }', '{ "cardId": "(id 1)", "card_id": "(id 2)" }'],
    ['{ "orderID": "A7", "uuid": "A7" }', '{ "orderID": "(id 1)", "uuid": "(id 1)" }'],
    ['{ "id": "op-000123" } /operations/op-000123', '{ "id": "(id 1)" } /operations/(id 1)'],
    ['{ "id": "123456", "sum": 9123456 }', '{ "id": "(id 1)", "sum": 9123456 }'],
    ['{ "ownerId": "bank-1", "id": 12 }', '{ "ownerId": "bank-1", "id": 12 }'],
    ['{ "id": "***", "otherId": "$NEW_CARD_ID" }', '{ "id": "***", "otherId": "$NEW_CARD_ID" }'],
    [
      '{ "paid": "yes", "valid": "no", "grid": 3, "id": true }',
      '{ "paid": "yes", "valid": "no", "grid": 3, "id": true }',
    ],
  ])('shows the identifiers of %j as %j', (given, want) => {
    expect(createSteadier(['/banks/bank-1/cards?limit=12']).text(given, undefined)).toBe(want)
  })

  it('takes a time that grows with the text only', () => {
    const steadier = createSteadier([])
    for (const part of ['"', '"a', '"aId": ', '"a.', '"id":"x']) {
      expect(steadier.text(part.repeat(20_000), undefined).length).toBeGreaterThan(0)
    }
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
