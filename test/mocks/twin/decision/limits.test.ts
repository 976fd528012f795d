/** Limits over time: which days count, what the bank has said, what is shown. */
import { describe, expect, it } from 'vitest'
import { countedFrom, limitsAt, shownLimits } from '../../../../mocks/twin/decision/limits.ts'
import { dayOf, firstDay, type Period, spentSince, withSpent } from '../../../../mocks/twin/decision/spending.ts'
import { card, NOW } from './asking.ts'

const day = (text: string) => dayOf(new Date(`${text}T00:00:00Z`))
const days = (...texts: [string, number][]) =>
  texts.map(([text, purchase]) => ({ day: day(text), currency: 'EUR', purchase, withdrawal: 0 }))

describe('periods', () => {
  it.each<[Period, boolean, string, string]>([
    ['Daily', false, '2026-11-04', '2026-11-04'],
    ['Daily', true, '2026-11-04', '2026-11-04'],
    ['Weekly', false, '2026-11-04', '2026-11-02'],
    ['Weekly', false, '2026-11-02', '2026-11-02'],
    ['Weekly', false, '2026-11-01', '2026-10-26'],
    ['Weekly', true, '2026-11-04', '2026-10-29'],
    ['Monthly', false, '2026-11-04', '2026-11-01'],
    ['Monthly', true, '2026-11-04', '2026-10-06'],
    ['Yearly', false, '2026-11-04', '2026-01-01'],
    ['Yearly', true, '2026-11-04', '2025-11-05'],
  ])('%s, rolling %j, on %s begins on %s', (period, isRolling, now, want) => {
    expect(firstDay(period, isRolling, new Date(`${now}T23:59:59.999Z`))).toBe(day(want))
  })
})

describe('spending', () => {
  it('adds up by day and currency, and forgets what no period reaches', () => {
    const said = { currency: 'EUR', kind: 'purchase', amount: 5 } as const
    let spent = withSpent(days(['2025-01-01', 1], ['2026-11-04', 2]), { ...said, day: day('2026-11-04') })
    spent = withSpent(spent, { ...said, day: day('2026-11-04'), currency: 'USD', kind: 'withdrawal' })
    expect(spent).toEqual([
      { day: day('2026-11-04'), currency: 'EUR', purchase: 7, withdrawal: 0, count: 1 },
      { day: day('2026-11-04'), currency: 'USD', purchase: 0, withdrawal: 5, count: 1 },
    ])
    expect(spentSince(spent, { first: day('2026-11-04'), currency: 'EUR', kind: 'purchase' })).toBe(7)
    expect(spentSince(spent, { first: day('2026-11-05'), currency: 'EUR', kind: 'purchase' })).toBe(0)
  })
})

describe('limits', () => {
  const limits = {
    currency: 'EUR',
    purchaseDaily: { limit: 100, maxLimit: 80 },
    purchaseMonthly: { periodType: 'FIXED', limit: 1500 },
    purchaseYearly: {},
    withdrawalWeekly: 'nothing a limit is written as',
    constructor: { limit: 1 },
  }
  const spent = days(['2026-10-31', 700], ['2026-11-03', 1000], ['2026-11-04', 250])

  it('stand with the lower bound and what counts', () => {
    expect(limitsAt(card({ limits, spent }), NOW)).toEqual([
      { name: 'purchaseDaily', kind: 'purchase', allowed: 8000, spent: 250 },
      { name: 'purchaseMonthly', kind: 'purchase', allowed: 150_000, spent: 1250 },
      { name: 'purchaseYearly', kind: 'purchase', spent: 1950 },
    ])
  })

  it('are shown as they are set, with what is spent', () => {
    expect(shownLimits(card({ limits, spent }), NOW)).toEqual({
      ...limits,
      purchaseDaily: { limit: 100, maxLimit: 80, currentAmount: 2.5 },
      purchaseMonthly: { periodType: 'FIXED', limit: 1500, currentAmount: 12.5 },
      purchaseYearly: { currentAmount: 19.5 },
    })
  })

  it('count from what the bank has said, until the period is over', () => {
    const given = { purchaseDaily: { currentAmount: 1.005 }, purchaseMonthly: { limit: 1 } }
    const said = card({ limits, spent })
    said.counted = countedFrom(given, said, NOW)
    expect(said.counted).toEqual({ purchaseDaily: { said: 1.005, day: day('2026-11-04'), before: 250 } })
    expect(limitsAt(said, NOW)[0]).toEqual({
      name: 'purchaseDaily',
      kind: 'purchase',
      allowed: 8000,
      spent: 100,
      said: 1.005,
    })
    expect(shownLimits(said, NOW).purchaseDaily).toEqual({ limit: 100, maxLimit: 80, currentAmount: 1.005 })
    said.spent = days(['2026-11-04', 300])
    expect(shownLimits(said, NOW).purchaseDaily).toEqual({ limit: 100, maxLimit: 80, currentAmount: 1.5 })
    const tomorrow = new Date('2026-11-05T00:00:00Z')
    expect(shownLimits(said, tomorrow).purchaseDaily).toEqual({ limit: 100, maxLimit: 80, currentAmount: 0 })
  })
})
