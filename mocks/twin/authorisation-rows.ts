/**
 * Authorisations as a card has them: every kind, every outcome, every documented reason to decline with each of its
 * details; times that are written in UTC and in local time, some of them at the same moment.
 * Pure; the same seed gives the same rows.
 */
import type { JsonObject } from '../../scripts/lib/json.ts'
import { createRandom, deriveSeed, type Random } from '../../scripts/lib/sampling/random.ts'
import type { AuthorisationSource } from './authorisations.ts'
import { retrievalReference } from './operation-ids.ts'

/** Reasons to decline, each with its documented details. */
const DECLINED: Readonly<Record<string, readonly string[]>> = {
  INVALID_CARD_DATA: [
    'INVALID_CVV2',
    'INVALID_DCVV2',
    'INVALID_EXPIRY_DATE',
    'INVALID_RETRYABLE_DCVV2',
    'NO_ACTIVE_DCVV2',
  ],
  INVALID_CARD_STATE: [
    'CARD_DELETED',
    'CARD_EXPIRED',
    'CARD_REPLACED',
    'CARD_SUSPENDED',
    'CONTACTLESS_DISABLED',
    'CVV2_LOCKED',
    'EXPIRY_DATE_LOCKED',
    'PIN_LOCKED',
  ],
  DOMAIN_CONTROL_FAIL: [
    'CONTACTLESS_DISABLED',
    'COUNTRY_NOT_ALLOWED',
    'CURRENCY_NOT_ALLOWED',
    'MAGSTRIPE_DISABLED',
    'MERCHANT_TYPE_NOT_ALLOWED',
    'ONLINE_PAYMENT_DISABLED',
    'WITHDRAWAL_DISABLED',
  ],
  CONTROL_FAIL: ['EMV_AUTHORIZATION_VERIFICATION_FAIL', 'INVALID_PIN'],
  VELOCITY_CHECK_FAIL: [
    'ABOVE_MAX_AMOUNT',
    'BELOW_MIN_AMOUNT',
    'MAX_AMOUNT_LIMIT_REACHED',
    'MAX_TRANSACTION_LIMIT_REACHED',
  ],
  BALANCE_CHECK_FAIL: ['NOT_ENOUGH_FUND'],
  FRAUD_DETECTED: ['INVALID_MERCHANT', 'SUSPECTED_FRAUD'],
  ISSUER_ERROR: ['ACCOUNT_NOT_FOUND', 'FUND_CHECK_FAILED'],
  TECHNICAL_ERROR: ['TECHNICAL_ERROR'],
}

const DECLINES = Object.entries(DECLINED).flatMap(([reason, details]) => details.map((detail) => ({ reason, detail })))

const OPERATIONS = ['PURCHASE', 'WITHDRAWAL', 'PURCHASE', 'REFUND', 'PURCHASE', 'PAYMENT', 'OTHER'] as const
const STATUSES = ['APPROVED', 'DECLINED', 'APPROVED', 'PARTIALLY_APPROVED', 'DECLINED', 'REVERSED'] as const
const ACTION_CODES = { APPROVED: '000', PARTIALLY_APPROVED: '002', REVERSED: '400', DECLINED: '100' } as const

/** Name, city, country and kind of merchants. */
const MERCHANTS = [
  ['EXAMPLE BOOKS', 'BERLIN', 'DE', '5942'],
  ['EXAMPLE BANK ATM', 'HAMBURG', 'DE', '6011'],
  ['EXAMPLE SHOES', 'LYON', 'FR', '5661'],
  ['EXAMPLE HOTEL', 'BOSTON', 'US', '7011'],
] as const

const HOUR_MS = 3_600_000

/** Seconds between two authorisations: at least, and at the most of what comes on top. */
const [SHORTEST, LONGEST] = [60, 18 * 3600]

/** Seconds that no list goes back much further: three years. */
const SPAN = 3 * 365 * 24 * 3600

/** Numbers in an id. */
const NUMBERS = 1_000_000

/** Which authorisations are made. */
export interface MadeFor {
  cardId: string
  total: number
  /** The newest happens a moment before. */
  now: Date
  seed: number
  /** Number of the newest, where others were made before; by default 0. */
  first?: number
}

/** Makes authorisations of a card: their times now, their rows when they are asked for. */
export function makeAuthorisations({ cardId, total, now, seed, first = 0 }: MadeFor): AuthorisationSource {
  const times = makeTimes(total, now, createRandom(deriveSeed(seed, `${cardId} ${first}`)))
  const idOf = (index: number): string => retrievalReference(times[index] ?? 0, first + index)
  return {
    times,
    row(index) {
      const made = { id: idOf(index), time: times[index] ?? 0, index: first + index, cardId }
      return makeRow(made, createRandom(deriveSeed(seed, `${cardId} ${first + index} row`)))
    },
    indexOf(id) {
      // An id ends in the number it was made from.
      const number = /^\d{12}$/.test(id) ? Number(id.slice(-6)) : Number.NaN
      for (let index = number - first; index < total; index += NUMBERS) {
        if (index >= 0 && idOf(index) === id) return index
      }
      return undefined
    },
  }
}

/** Makes times, the newest first; the longer the list, the closer they are. */
function makeTimes(total: number, now: Date, random: Random): Float64Array {
  const longest = Math.min(LONGEST, Math.floor((2 * SPAN) / total) - SHORTEST)
  const times = new Float64Array(total)
  let time = now.getTime()
  for (let index = 0; index < total; index += 1) {
    // Every now and then two happen at the same moment.
    if (index % 17 !== 16) time -= 1000 * (SHORTEST + random.below(longest)) + random.below(100) * 10
    times[index] = time
  }
  return times
}

/** What a row is made from. */
interface Made {
  id: string
  time: number
  index: number
  cardId: string
}

function makeRow(made: Made, random: Random): JsonObject {
  const { id, time, index, cardId } = made
  const status = STATUSES[index % STATUSES.length] ?? 'APPROVED'
  const decline = status === 'DECLINED' ? DECLINES[Math.floor(index / 3) % DECLINES.length] : undefined
  return {
    operationId: id,
    operation: OPERATIONS[index % OPERATIONS.length] ?? 'OTHER',
    status,
    startTime: index % 5 === 3 ? localTime(time) : new Date(time).toISOString(),
    ...(decline && { errorCode: decline.reason }),
    cardId,
    details: makeDetails(made, status, decline, random),
  }
}

/** Hundredths and an offset, the other documented way to write a time. */
function localTime(time: number): string {
  return `${new Date(time + 2 * HOUR_MS).toISOString().slice(0, -2)}+02:00`
}

function makeDetails(
  { id, time, index }: Made,
  status: keyof typeof ACTION_CODES,
  decline: (typeof DECLINES)[number] | undefined,
  random: Random,
): JsonObject {
  const stan = String(index % NUMBERS).padStart(6, '0')
  const amount = 100 + random.below(50_000)
  const [merchantName, city, countryCode, merchantType] = random.pick(MERCHANTS) ?? MERCHANTS[0]
  return {
    isoMessageType: '1100',
    transactionDate: index % 5 === 3 ? localTime(time) : new Date(time).toISOString(),
    transmissionDate: new Date(time).toISOString(),
    retrievalReferenceNumber: id,
    stan,
    internalStan: stan,
    actionCode: ACTION_CODES[status],
    ...(decline && { declinedReason: decline.reason, declinedDetails: decline.detail }),
    amount,
    currencyCode: countryCode === 'US' ? 'USD' : 'EUR',
    ...(countryCode === 'US' && { billingAmount: amount - 50, billingCurrencyCode: 'EUR', conversionRate: 0.854167 }),
    functionCode: '100',
    cardPresent: index % 2 === 0,
    acquirerCountryCode: countryCode,
    merchant: {
      merchantId: `EXAMPLE${merchantType.padStart(8, '0')}`,
      merchantNameAddress: `${merchantName.padEnd(24)}${city.padEnd(13)}${countryCode} `,
      merchantName,
      city,
      countryCode,
      // The page says so: a reversal does not tell it.
      ...(status !== 'REVERSED' && { merchantType }),
    },
    ...(index % 4 === 0 && {
      digitalCard: { digitalCardId: `digital-card-${index % 3}`, digitalCardRequestorId: '99900000001' },
    }),
  }
}
