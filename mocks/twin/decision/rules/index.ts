/**
 * Every reason to decline, in the order in which they are asked: the state of the card, its data and expiry, the domain
 * controls, the limits, the balance, the systems behind D1.
 * Pure.
 */
import type { Rule } from '../purchase.ts'
import { amount } from './amount.ts'
import { balance } from './balance.ts'
import { cardCode } from './card-code.ts'
import { cardContactless } from './card-contactless.ts'
import { cardData } from './card-data.ts'
import { cardState } from './card-state.ts'
import { contactless } from './contactless.ts'
import { country } from './country.ts'
import { currency } from './currency.ts'
import { expiry } from './expiry.ts'
import { limits } from './limits.ts'
import { magneticStripe } from './magnetic-stripe.ts'
import { merchantKind } from './merchant-kind.ts'
import { onlinePayment } from './online-payment.ts'
import { systems } from './systems.ts'
import { transactions } from './transactions.ts'
import { withdrawal } from './withdrawal.ts'

/** The rules, by name; the first that declines decides. */
export const rules: Readonly<Record<string, Rule>> = {
  cardState,
  cardContactless,
  cardData,
  cardCode,
  expiry,
  onlinePayment,
  contactless,
  magneticStripe,
  withdrawal,
  country,
  currency,
  merchantKind,
  amount,
  limits,
  transactions,
  balance,
  systems,
}
