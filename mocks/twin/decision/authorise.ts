/**
 * Authorises what a merchant asks of a card: decides by the rules, in their order, and applies the decision at once, so
 * that of two that only one limit has room for the second is declined.
 * Changes the card and the store it is handed, and announces that.
 */
import { invalid, type Refusal } from '../../exchange.ts'
import { useCode } from '../card-codes.ts'
import type { AuthorisationEvent } from '../events.ts'
import { nextId } from '../operation-ids.ts'
import type { Card, Store } from '../store.ts'
import { billed, book, hasAmounts, spendingKind } from './billing.ts'
import { limitCurrency, limitsAt } from './limits.ts'
import { countFailure } from './locks.ts'
import { messageOf } from './message.ts'
import type { Asked, Decline, Purchase } from './purchase.ts'
import { completeRenewal, isRenewedUsed } from './renewal.ts'
import { rowOf } from './row.ts'
import { rules } from './rules/index.ts'
import { dayOf, withSpent } from './spending.ts'

/** Decides, and tells what came of it once it is kept. */
export async function authorise(card: Card, purchase: Purchase, store: Store): Promise<AuthorisationEvent> {
  const now = store.now()
  const decline = declineOf({ card, purchase, now, seed: store.seed })
  const event = record(card, { purchase, decline, now }, store)
  if (purchase.cvv !== undefined) useCode(card, purchase.cvv, store.seed)
  if (decline) countFailure(card, decline)
  else spend(card, purchase, now)
  await store.changes.announce({ kind: 'card', card }, { kind: 'authorisation', event })
  return event
}

/** Why something is declined; `undefined` when it is approved. */
export function declineOf(asked: Asked): Decline | undefined {
  for (const rule of Object.values(rules)) {
    const decline = rule(asked)
    if (decline) return decline
  }
  return undefined
}

/** What is missing to count a purchase against limits and balance: nobody makes up a rate of exchange here. */
export function billingRefusal(card: Card, purchase: Purchase, now: Date): Refusal | undefined {
  const currency = limitCurrency(card)
  const counts = limitsAt(card, now).some(({ kind }) => kind === spendingKind(purchase))
  const isBooked = hasAmounts(card) && purchase.operation !== 'OTHER'
  if (!(counts || isBooked) || billed(purchase).currency === currency) return undefined
  const rule = `is needed, with \`billingCurrencyCode\` ${currency}, the currency of the card's limits`
  return invalid('body property `/billingAmount`', rule, '/billingAmount')
}

function record(
  card: Card,
  { purchase, decline, now }: { purchase: Purchase; decline: Decline | undefined; now: Date },
  store: Store,
): AuthorisationEvent {
  const { issuerId, cardId, authorisations } = card
  let id: string
  do {
    store.sequence += 1
    id = nextId(now.getTime(), store)
  } while (authorisations.page({ offset: 0, limit: 1, id }).length > 0)
  const row = rowOf({ cardId, id, number: store.sequence, time: now, purchase, decline })
  const authorisation = { id, time: now.getTime(), row }
  authorisations.add(authorisation)
  const notification = { ...row, cardId, message: messageOf(purchase, decline === undefined) }
  return { sequence: store.sequence, issuerId, cardId, authorisation, notification }
}

/** Applies an approval: counts what was spent; a card that was there in person has a renewal behind it. */
function spend(card: Card, purchase: Purchase, now: Date): void {
  const kind = spendingKind(purchase)
  book(card, purchase)
  if (kind !== undefined) card.spent = withSpent(card.spent, { day: dayOf(now), ...billed(purchase), kind })
  card.failures = {}
  if (isRenewedUsed(card, purchase)) completeRenewal(card)
}
