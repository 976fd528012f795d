/**
 * The limits of a card at a time: what each allows and how much of it is spent.
 * Pure. The names and units of the limits are those of the fact `limits-body`.
 */
import { isObject, type JsonObject } from '../../../scripts/lib/json.ts'
import type { Card } from '../store.ts'
import { add, fromMinor, toMinor } from './money.ts'
import { dayOf, firstDay, type Period, type SpendingKind, spentSince } from './spending.ts'

const KINDS: readonly SpendingKind[] = ['purchase', 'withdrawal']
const PERIODS: readonly Period[] = ['Daily', 'Weekly', 'Monthly', 'Yearly']
const NAMES = KINDS.flatMap((kind) => PERIODS.map((period) => ({ name: `${kind}${period}`, kind, period })))

/** What a bank has said that is spent of a limit: it counts from there until the period is over. */
export interface Counted {
  /** As it was said, in people's units. */
  said: number
  /** When, in days since 1970. */
  day: number
  /** What had been spent by then, in the smallest unit of the currency. */
  before: number
}

/** What the limits of a card are made of. */
type Limited = Pick<Card, 'limits' | 'spent' | 'counted'>

/** A limit at work; amounts in the smallest unit of the currency. */
export interface Limit {
  /** Name of the property, like `purchaseMonthly`. */
  name: string
  kind: SpendingKind
  /** The lower of what is set for the card and what it may have at the most; absent when neither is set. */
  allowed?: number
  spent: number
  /** What the bank has said is spent, while it counts and nothing was spent since; in people's units. */
  said?: number
}

/** The currency the limits of a card are in. */
export function limitCurrency({ limits }: Pick<Card, 'limits'>): string {
  return typeof limits.currency === 'string' ? limits.currency : 'EUR'
}

/** The limits of a card, as they stand. */
export function limitsAt(card: Limited, now: Date): Limit[] {
  return NAMES.flatMap(({ name, kind, period }) => {
    const set = Object.hasOwn(card.limits, name) ? card.limits[name] : undefined
    return isObject(set) ? [limitAt({ name, kind, period, set }, card, now)] : []
  })
}

function limitAt(
  { name, kind, period, set }: { name: string; kind: SpendingKind; period: Period; set: JsonObject },
  card: Limited,
  now: Date,
): Limit {
  const currency = limitCurrency(card)
  const bounds = [set.limit, set.maxLimit].filter((bound) => typeof bound === 'number')
  const first = firstDay(period, set.periodType === 'ROLLING', now)
  const spent = spentSince(card.spent, { first, currency, kind })
  const counted = card.counted[name]
  const counts = counted !== undefined && counted.day >= first
  const since = counts ? Math.max(0, spent - counted.before) : spent
  return {
    ...{ name, kind },
    spent: counts ? add(toMinor(counted.said, currency), since) : spent,
    ...(counts && since === 0 && { said: counted.said }),
    ...(bounds.length > 0 && { allowed: toMinor(Math.min(...bounds), currency) }),
  }
}

/** The limits as they are shown: what is set, and what is spent in the present period. */
export function shownLimits(card: Limited, now: Date): JsonObject {
  const currency = limitCurrency(card)
  const shown = limitsAt(card, now).map(({ name, spent, said = fromMinor(spent, currency) }) => {
    const set = card.limits[name]
    return [name, { ...(isObject(set) && set), currentAmount: said }] as const
  })
  return { ...card.limits, ...Object.fromEntries(shown) }
}

/** What counts as spent once limits are set: what is said of some of them, from now on. */
export function countedFrom(given: JsonObject, card: Limited, now: Date): Record<string, Counted> {
  const bare = limitsAt({ ...card, counted: {} }, now)
  const said = bare.flatMap(({ name, spent }): [string, Counted][] => {
    const set = Object.hasOwn(given, name) ? given[name] : undefined
    const amount = isObject(set) ? set.currentAmount : undefined
    return typeof amount === 'number' ? [[name, { said: amount, day: dayOf(now), before: spent }]] : []
  })
  return { ...card.counted, ...Object.fromEntries(said) }
}
