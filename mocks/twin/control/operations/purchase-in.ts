/** Reading a purchase from a body that the document has been held to. */
import { isObject, type Json, type JsonObject } from '../../../../scripts/lib/json.ts'
import type { Merchant, Purchase } from '../../decision/purchase.ts'

const OPERATIONS = ['PURCHASE', 'WITHDRAWAL', 'REFUND', 'PAYMENT', 'OTHER'] as const
const ENTRY_MODES = ['CHIP', 'CONTACTLESS', 'MAGSTRIPE', 'ONLINE'] as const
const CHECKS = ['PIN', 'CVV2', 'EMV'] as const
const REFUSALS = [
  'SUSPECTED_FRAUD',
  'INVALID_MERCHANT',
  'ACCOUNT_NOT_FOUND',
  'FUND_CHECK_FAILED',
  'TECHNICAL_ERROR',
] as const

/** The purchase a body describes. */
export function purchaseIn(body: JsonObject): Purchase {
  const billingAmount = numberIn(body.billingAmount)
  const conversionRate = numberIn(body.conversionRate)
  const billingCurrencyCode = textIn(body.billingCurrencyCode)
  const expiryDate = textIn(body.expiryDate)
  const digitalCardId = textIn(body.digitalCardId)
  const cvv = textIn(body.cvv)
  const failedCheck = oneOf(CHECKS, body.failedCheck)
  const refusal = oneOf(REFUSALS, body.refusal)
  return {
    operation: oneOf(OPERATIONS, body.operation) ?? 'PURCHASE',
    amount: numberIn(body.amount) ?? 0,
    currencyCode: textIn(body.currencyCode) ?? '',
    entryMode: oneOf(ENTRY_MODES, body.entryMode) ?? 'CHIP',
    merchant: merchantIn(isObject(body.merchant) ? body.merchant : {}),
    ...(billingAmount !== undefined && { billingAmount }),
    ...(billingCurrencyCode !== undefined && { billingCurrencyCode }),
    ...(conversionRate !== undefined && { conversionRate }),
    ...(expiryDate !== undefined && { expiryDate }),
    ...(cvv !== undefined && { cvv }),
    ...(failedCheck !== undefined && { failedCheck }),
    ...(refusal !== undefined && { refusal }),
    ...(digitalCardId !== undefined && { digitalCardId }),
  }
}

function merchantIn(merchant: JsonObject): Merchant {
  return {
    merchantId: textIn(merchant.merchantId) ?? '',
    merchantName: textIn(merchant.merchantName) ?? '',
    city: textIn(merchant.city) ?? '',
    countryCode: textIn(merchant.countryCode) ?? '',
    merchantType: textIn(merchant.merchantType) ?? '',
  }
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberIn(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function oneOf<Text extends string>(texts: readonly Text[], value: Json | undefined): Text | undefined {
  return texts.find((text) => text === value)
}
