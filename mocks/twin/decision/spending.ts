/**
 * What was spent with a card, by day, and how much of it falls into the period of a limit. Days are those of UTC.
 * Pure; what is older than any period is forgotten.
 *
 * @see https://docs.payments.thalescloud.io/transaction-control/implement-transaction-control/implement-spending-limits-controls
 */
import { add } from './money.ts'

/** What limits tell apart. */
export type SpendingKind = 'purchase' | 'withdrawal'

/** How long a limit holds. */
export type Period = 'Daily' | 'Weekly' | 'Monthly' | 'Yearly'

/** What was spent on one day in one currency, in its smallest unit. */
export interface DaySpent {
  /** Days since 1970. */
  day: number
  currency: string
  purchase: number
  withdrawal: number
  /** How many approvals that was; absent in what an earlier version has kept. */
  count?: number
}

/** Days of each period when it is rolling, today among them. */
const ROLLING_DAYS: Readonly<Record<Period, number>> = { Daily: 1, Weekly: 7, Monthly: 30, Yearly: 365 }

/** No period is longer. */
const LONGEST_DAYS = 366

const DAY_MS = 86_400_000

/** The day of a time. */
export function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS)
}

/** What was spent, with one amount more. */
export function withSpent(
  spent: readonly DaySpent[],
  { day, currency, kind, amount }: { day: number; currency: string; kind: SpendingKind; amount: number },
): DaySpent[] {
  const same = spent.find((one) => one.day === day && one.currency === currency)
  const before = same ?? { day, currency, purchase: 0, withdrawal: 0 }
  const others = spent.filter((one) => one !== same && one.day > day - LONGEST_DAYS)
  return [...others, { ...before, [kind]: add(before[kind], amount), count: (before.count ?? 0) + 1 }]
}

/** How many approvals there were on a day. */
export function approvalsOn(day: number, spent: readonly DaySpent[]): number {
  return spent.reduce((sum, one) => sum + (one.day === day ? (one.count ?? 0) : 0), 0)
}

/** How much was spent since a day. */
export function spentSince(
  spent: readonly DaySpent[],
  { first, currency, kind }: { first: number; currency: string; kind: SpendingKind },
): number {
  const counted = spent.filter((one) => one.day >= first && one.currency === currency)
  return counted.reduce((sum, one) => add(sum, one[kind]), 0)
}

/** The first day of the period that a time is in; a fixed week begins on Monday. */
export function firstDay(period: Period, isRolling: boolean, now: Date): number {
  const today = dayOf(now)
  if (isRolling) return today - ROLLING_DAYS[period] + 1
  if (period === 'Daily') return today
  if (period === 'Weekly') return today - ((now.getUTCDay() + 6) % 7)
  return dayOf(new Date(Date.UTC(now.getUTCFullYear(), period === 'Yearly' ? 0 : now.getUTCMonth(), 1)))
}
