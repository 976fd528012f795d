/**
 * Every reason to decline, in the order in which they are asked: the state of the card, its data and expiry, the domain
 * controls, the limits.
 * Pure.
 */
import type { Rule } from '../purchase.ts'
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
import { withdrawal } from './withdrawal.ts'

/** The rules, by name; the first that declines decides. */
export const rules: Readonly<Record<string, Rule>> = {
  cardState,
  cardData,
  expiry,
  onlinePayment,
  contactless,
  magneticStripe,
  withdrawal,
  country,
  currency,
  merchantKind,
  limits,
}
