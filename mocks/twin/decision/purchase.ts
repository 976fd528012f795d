/**
 * What a terminal or a shop asks of a card, and what is decided about it.
 * Types only.
 */
import type { Card } from '../store.ts'

/** How the data of a card came to the merchant. */
export type EntryMode = 'CHIP' | 'CONTACTLESS' | 'MAGSTRIPE' | 'ONLINE'

/** What the merchant and its network say. */
export interface Purchase {
  operation: 'PURCHASE' | 'WITHDRAWAL' | 'REFUND' | 'PAYMENT' | 'OTHER'
  /** In the smallest unit of the currency, without decimals. */
  amount: number
  /** ISO 4217. */
  currencyCode: string
  /** The amount in the currency of the card, where it is another one. */
  billingAmount?: number
  billingCurrencyCode?: string
  conversionRate?: number
  entryMode: EntryMode
  /** Expiry date as the holder gave it, MMYY. */
  expiryDate?: string
  /** The code as the holder gave it. */
  cvv?: string
  /** What came of the checks that need the secrets of the card. */
  failedCheck?: FailedCheck
  /** What a system behind D1 refuses it for. */
  refusal?: SystemRefusal
  /** Present when a digital card is used instead of the card itself. */
  digitalCardId?: string
  merchant: Merchant
}

/** A check of the holder or the card that failed before anything else was decided. */
export type FailedCheck = 'PIN' | 'CVV2' | 'EMV'

/** What those say that D1 asks before it approves: who watches for fraud, the bank that has the account, the network. */
export type SystemRefusal =
  | 'SUSPECTED_FRAUD'
  | 'INVALID_MERCHANT'
  | 'ACCOUNT_NOT_FOUND'
  | 'FUND_CHECK_FAILED'
  | 'TECHNICAL_ERROR'

/** Who is to be paid. */
export interface Merchant {
  merchantId: string
  merchantName: string
  city: string
  /** ISO 3166-1 alpha-2. */
  countryCode: string
  /** Merchant category code, ISO 18245. */
  merchantType: string
}

/** Why something is declined: a documented pair, and the action code of ISO 8583 that fits. */
export interface Decline {
  reason: string
  /** Absent where no documented detail fits. */
  detail?: string
  actionCode: string
}

/** What a rule looks at. */
export interface Asked {
  purchase: Purchase
  card: Card
  now: Date
  /** What the codes of cards are made from. */
  seed: number
}

/** One reason to decline; `undefined` lets it pass. Looks and changes nothing. */
export type Rule = (asked: Asked) => Decline | undefined
