/**
 * A decided authorisation as the list of the card shows it.
 * Pure.
 */
import type { JsonObject } from '../../../scripts/lib/json.ts'
import type { Decline, Purchase } from './purchase.ts'

/** What a row is made from. */
export interface Decided {
  cardId: string
  /** Retrieval reference number. */
  id: string
  /** Counts up. */
  number: number
  time: Date
  purchase: Purchase
  /** Absent when it is approved. */
  decline?: Decline | undefined
}

/** Makes the row. */
export function rowOf(decided: Decided): JsonObject {
  const { cardId, id, time, purchase, decline } = decided
  return {
    operationId: id,
    operation: purchase.operation,
    status: decline ? 'DECLINED' : 'APPROVED',
    startTime: time.toISOString(),
    ...(decline && { errorCode: decline.reason }),
    cardId,
    details: detailsOf(decided),
  }
}

function detailsOf({ id, number, time, purchase, decline }: Decided): JsonObject {
  const { amount, currencyCode, billingAmount, billingCurrencyCode, conversionRate, digitalCardId } = purchase
  const stan = String(number % 1_000_000).padStart(6, '0')
  return {
    isoMessageType: '1100',
    transactionDate: time.toISOString(),
    transmissionDate: time.toISOString(),
    retrievalReferenceNumber: id,
    stan,
    internalStan: stan,
    actionCode: decline?.actionCode ?? '000',
    ...(decline && { declinedReason: decline.reason }),
    ...(decline?.detail !== undefined && { declinedDetails: decline.detail }),
    ...{ amount, currencyCode },
    ...(billingAmount !== undefined && { billingAmount }),
    ...(billingCurrencyCode !== undefined && { billingCurrencyCode }),
    ...(conversionRate !== undefined && { conversionRate }),
    functionCode: '100',
    cardPresent: purchase.entryMode !== 'ONLINE',
    acquirerCountryCode: purchase.merchant.countryCode,
    merchant: merchantOf(purchase),
    ...(digitalCardId !== undefined && { digitalCard: { digitalCardId, digitalCardRequestorId: '99900000001' } }),
  }
}

function merchantOf({ merchant }: Purchase): JsonObject {
  const { merchantName, city, countryCode } = merchant
  return { ...merchant, merchantNameAddress: `${merchantName.padEnd(24)}${city.padEnd(13)}${countryCode} ` }
}
