/** Moments as rows and requests write them. */
import { describe, expect, it } from 'vitest'
import { anyZone, momentOf, WRITINGS } from '../../../contracts/judging/moments.ts'
import type { Json } from '../../../scripts/lib/json.ts'

const NOON = Date.UTC(2026, 2, 1, 12)

describe('momentOf', () => {
  it.each<[Json, number, number, boolean]>([
    ['2026-03-01T12:00:00.000Z', NOON, NOON, true],
    ['2026-03-01T14:00:00.00+02:00', NOON, NOON + 9, true],
    ['2026-03-01T07:00:00-0500', NOON, NOON + 999, true],
    ['2026-03-01T12:00:00.1234567Z', NOON + 123, NOON + 123, true],
    ['2026-03-01 12:00Z', NOON, NOON + 59_999, true],
    ['2026-03-01T12:00:00', NOON, NOON + 999, false],
    ['2026-03-01', NOON - 43_200_000, NOON + 43_200_000 - 1, false],
    [NOON, NOON, NOON, true],
    [NOON / 1000, NOON, NOON + 999, true],
  ])('reads %j', (value, from, to, zoned) => {
    expect(momentOf(value)).toEqual({ from, to, zoned })
  })

  it.each<[Json | undefined]>([
    ['2026-13-01T00:00:00Z'],
    ['noon'],
    ['20260301'],
    [''],
    [null],
    [-1],
    [{}],
    [undefined],
  ])('takes %j for none', (value) => {
    expect(momentOf(value)).toBeUndefined()
  })

  it('leaves open what zone a moment without one is in', () => {
    const hours = 14 * 3_600_000
    expect(anyZone({ from: NOON, to: NOON, zoned: false })).toEqual({
      from: NOON - hours,
      to: NOON + hours,
      zoned: true,
    })
    expect(anyZone({ from: NOON, to: NOON, zoned: true })).toEqual({ from: NOON, to: NOON, zoned: true })
  })
})

describe('WRITINGS', () => {
  it('write moments that read back as what they say', () => {
    for (const { step, write } of WRITINGS) {
      const moment = Math.floor((NOON + 1230) / step) * step
      const read = momentOf(write(moment))
      expect([read?.from, (read?.to ?? 0) + 1 - (read?.from ?? 0)]).toEqual([moment, step])
    }
  })
})
