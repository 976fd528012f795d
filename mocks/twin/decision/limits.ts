/**
 * The limits of a card at a time: what each allows and how much of it is spent.
 * Pure. The names and units of the limits are those of the fact `limits-body`.
 */
import { isObject, type JsonObject } from '../../../scripts/lib/json.ts'
import type { Card } from '../store.ts'
import { fromMinor, toMinor } from './money.ts'
import { firstDay, type Period, type SpendingKind, spentSince } from './spending.ts'

const KINDS: readonly SpendingKind[] = ['purchase', 'withdrawal']
const PERIODS: readonly Period[] = ['Daily', 'Weekly', 'Monthly', 'Yearly']

/** A limit at work; amounts in the smallest unit of the currency. */
export interface Limit {
  /** Name of the property, like `purchaseMonthly`. */
  name: string
  kind: SpendingKind
  /** The lower of what is set for the card and what it may have at the most; absent when neither is set. */
  allowed?: number
  spent: number
}

/** The currency the limits of a card are in. */
export function limitCurrency({ limits }: Pick<Card, 'limits'>): string {
  return typeof limits.currency === 'string' ? limits.currency : 'EUR'
}

/** The limits of a card, as they stand. */
export function limitsAt(card: Pick<Card, 'limits' | 'spent'>, now: Date): Limit[] {
  const currency = limitCurrency(card)
  return KINDS.flatMap((kind) =>
    PERIODS.flatMap((period) => {
      const name = `${kind}${period}`
      const set = Object.hasOwn(card.limits, name) ? card.limits[name] : undefined
      if (!isObject(set)) return []
      const bounds = [set.limit, set.maxLimit].filter((bound) => typeof bound === 'number')
      const first = firstDay(period, set.periodType === 'ROLLING', now)
      const spent = spentSince(card.spent, { first, currency, kind })
      return [{ name, kind, spent, ...(bounds.length > 0 && { allowed: toMinor(Math.min(...bounds), currency) }) }]
    }),
  )
}

/** The limits as they are shown: what is set, and what is spent in the present period. */
export function shownLimits(card: Pick<Card, 'limits' | 'spent'>, now: Date): JsonObject {
  const currency = limitCurrency(card)
  const shown = limitsAt(card, now).map(({ name, spent }) => {
    const set = card.limits[name]
    return [name, { ...(isObject(set) && set), currentAmount: fromMinor(spent, currency) }] as const
  })
  return { ...card.limits, ...Object.fromEntries(shown) }
}
