/** The time of the twin, and the expiry dates that depend on it. */
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../mocks/twin/clock.ts'
import { expiryAfter, hasExpired } from '../../../mocks/twin/expiry.ts'

const BEGIN = new Date('2026-11-02T09:30:00.000Z')

describe('the clock', () => {
  it('stands still until somebody travels, and goes back by a reset', () => {
    const clock = createClock(() => BEGIN)
    expect([clock.now(), clock.travelled]).toEqual([BEGIN, 0])
    clock.travel(90_000)
    clock.travel(1)
    expect([clock.now(), clock.travelled]).toEqual([new Date('2026-11-02T09:31:30.001Z'), 90_001])
    clock.reset()
    expect([clock.now(), clock.travelled]).toEqual([BEGIN, 0])
  })
})

describe('expiry dates', () => {
  it('are three years ahead', () => expect(expiryAfter(BEGIN)).toBe('1129'))

  it.each([
    ['1126', '2026-11-30T23:59:59.999Z', false],
    ['1126', '2026-12-01T00:00:00.000Z', true],
    ['1226', '2026-12-31T23:59:59.999Z', false],
    ['1226', '2027-01-01T00:00:00.000Z', true],
    ['0199', '2026-11-02T09:30:00.000Z', false],
  ])('%s is over at %s: %j', (exp, now, want) => expect(hasExpired(exp, new Date(now))).toBe(want))
})
