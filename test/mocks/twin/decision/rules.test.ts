/** Each reason to decline: what it declines, with which documented pair, and what it lets pass. */
import { describe, expect, it } from 'vitest'
import { dynamicCode, printedCode } from '../../../../mocks/twin/card-codes.ts'
import { declineOf } from '../../../../mocks/twin/decision/authorise.ts'
import type { Purchase } from '../../../../mocks/twin/decision/purchase.ts'
import { rules } from '../../../../mocks/twin/decision/rules/index.ts'
import type { Card } from '../../../../mocks/twin/store.ts'
import { load } from '../../load.ts'
import { card, NOW, purchase } from './asking.ts'

const at = (countryCode: string, merchantType = '5942') => ({ ...purchase().merchant, countryCode, merchantType })
const germany = { geography: { countryList: ['DE'], regionList: [] } }
const limited = { limits: { currency: 'EUR', purchaseDaily: { limit: 100 }, withdrawalWeekly: { limit: 50.5 } } }
const spent = { spent: [{ day: 20_761, currency: 'EUR', purchase: 9000, withdrawal: 0 }] }

const EUR = { billingCurrencyCode: 'EUR' }
const bounds = { balance: 2500, minAmount: 1000, maxAmount: 5000, contactless: 'ENABLED' } as const
const days = [
  { day: 20_760, currency: 'EUR', purchase: 9, withdrawal: 0, count: 9 },
  { day: 20_761, currency: 'EUR', purchase: 9, withdrawal: 0, count: 1 },
  { day: 20_761, currency: 'USD', purchase: 9, withdrawal: 0, count: 1 },
]
const twice: Partial<Card> = { account: { maxTransactions: 2, contactless: 'ENABLED' }, spent: days }
const code = (read: number): string => dynamicCode(card(), 1, read)
/** Read five times; the third code was used, and two have expired. */
const read = {
  reads: 5,
  codes: [1, 2, 4, 5].map((one) => ({ read: one, until: NOW.getTime() + (one > 2 ? 1 : 0) })),
}

type Row = [string, Partial<Card>, Partial<Purchase>, string]

const DECLINED: Row[] = [
  ['cardState', { state: 'DELETED' }, {}, 'INVALID_CARD_STATE CARD_DELETED 104'],
  ['cardState', { state: 'REPLACED' }, {}, 'INVALID_CARD_STATE CARD_REPLACED 104'],
  ['cardState', { state: 'INACTIVE' }, {}, 'INVALID_CARD_STATE  125'],
  ['cardState', { state: 'INACTIVE' }, { digitalCardId: 'd' }, 'INVALID_CARD_STATE  125'],
  ['cardState', { state: 'SUSPENDED' }, {}, 'INVALID_CARD_STATE CARD_SUSPENDED 104'],
  ['cardState', { state: 'SUSPENDED', stateReason: 'CARD_LOST' }, {}, 'INVALID_CARD_STATE CARD_SUSPENDED 208'],
  ['cardState', { state: 'SUSPENDED', stateReason: 'CARD_STOLEN' }, {}, 'INVALID_CARD_STATE CARD_SUSPENDED 209'],
  ['cardState', { state: 'SUSPENDED', stateReason: 'constructor' }, {}, 'INVALID_CARD_STATE CARD_SUSPENDED 104'],
  ['cardState', { state: 'SUSPENDED', stateReason: 'PIN_LOCKED' }, {}, 'INVALID_CARD_STATE PIN_LOCKED 106'],
  ['cardState', { state: 'SUSPENDED', stateReason: 'CVV2_LOCKED' }, {}, 'INVALID_CARD_STATE CVV2_LOCKED 104'],
  [
    'cardState',
    { state: 'SUSPENDED', stateReason: 'EXPIRY_DATE_LOCKED' },
    {},
    'INVALID_CARD_STATE EXPIRY_DATE_LOCKED 104',
  ],
  [
    'cardContactless',
    { account: { contactless: 'DISABLED' } },
    { entryMode: 'CONTACTLESS' },
    'INVALID_CARD_STATE CONTACTLESS_DISABLED 104',
  ],
  ['cardCode', {}, { cvv: '000' }, 'INVALID_CARD_DATA INVALID_CVV2 100'],
  ['cardCode', { isVirtual: true }, { cvv: '000' }, 'INVALID_CARD_DATA NO_ACTIVE_DCVV2 100'],
  ['cardCode', read, { cvv: '0000' }, 'INVALID_CARD_DATA INVALID_DCVV2 100'],
  ['cardCode', read, { cvv: code(2) }, 'INVALID_CARD_DATA INVALID_RETRYABLE_DCVV2 100'],
  ['cardCode', read, { cvv: code(3) }, 'INVALID_CARD_DATA INVALID_RETRYABLE_DCVV2 100'],
  ['cardCode', { ...read, reads: 25 }, { cvv: code(2) }, 'INVALID_CARD_DATA INVALID_DCVV2 100'],
  ['cardCode', { reads: 5 }, { cvv: code(5) }, 'INVALID_CARD_DATA NO_ACTIVE_DCVV2 100'],
  ['amount', { account: bounds }, { amount: 999 }, 'VELOCITY_CHECK_FAIL BELOW_MIN_AMOUNT 110'],
  ['amount', { account: bounds }, { amount: 5001 }, 'VELOCITY_CHECK_FAIL ABOVE_MAX_AMOUNT 110'],
  ['amount', { account: bounds }, { billingAmount: 5001, ...EUR }, 'VELOCITY_CHECK_FAIL ABOVE_MAX_AMOUNT 110'],
  ['amount', { account: bounds }, { operation: 'WITHDRAWAL', amount: 0 }, 'VELOCITY_CHECK_FAIL BELOW_MIN_AMOUNT 110'],
  ['transactions', twice, {}, 'VELOCITY_CHECK_FAIL MAX_TRANSACTION_LIMIT_REACHED 123'],
  ['balance', { account: bounds }, { amount: 2501 }, 'BALANCE_CHECK_FAIL NOT_ENOUGH_FUND 116'],
  ['balance', { account: bounds }, { billingAmount: 2501, ...EUR }, 'BALANCE_CHECK_FAIL NOT_ENOUGH_FUND 116'],
  ['systems', {}, { refusal: 'SUSPECTED_FRAUD' }, 'FRAUD_DETECTED SUSPECTED_FRAUD 102'],
  ['systems', {}, { refusal: 'INVALID_MERCHANT' }, 'FRAUD_DETECTED INVALID_MERCHANT 109'],
  ['systems', {}, { refusal: 'ACCOUNT_NOT_FOUND' }, 'ISSUER_ERROR ACCOUNT_NOT_FOUND 114'],
  ['systems', {}, { refusal: 'FUND_CHECK_FAILED' }, 'ISSUER_ERROR FUND_CHECK_FAILED 907'],
  ['systems', {}, { refusal: 'TECHNICAL_ERROR' }, 'TECHNICAL_ERROR TECHNICAL_ERROR 909'],
  ['cardData', {}, { failedCheck: 'PIN' }, 'CONTROL_FAIL INVALID_PIN 117'],
  ['cardData', {}, { failedCheck: 'CVV2' }, 'INVALID_CARD_DATA INVALID_CVV2 100'],
  ['cardData', {}, { failedCheck: 'EMV' }, 'CONTROL_FAIL EMV_AUTHORIZATION_VERIFICATION_FAIL 129'],
  ['cardData', {}, { expiryDate: '1128' }, 'INVALID_CARD_DATA INVALID_EXPIRY_DATE 101'],
  ['expiry', { exp: '1026', nextExp: '1029' }, { entryMode: 'ONLINE' }, 'INVALID_CARD_STATE CARD_EXPIRED 101'],
  ['cardData', { nextExp: '1032' }, { expiryDate: '1128' }, 'INVALID_CARD_DATA INVALID_EXPIRY_DATE 101'],
  ['expiry', { exp: '1026' }, {}, 'INVALID_CARD_STATE CARD_EXPIRED 101'],
  [
    'onlinePayment',
    { controls: { onlinePayment: false } },
    { entryMode: 'ONLINE' },
    'DOMAIN_CONTROL_FAIL ONLINE_PAYMENT_DISABLED 119',
  ],
  [
    'contactless',
    { controls: { contactless: false } },
    { entryMode: 'CONTACTLESS' },
    'DOMAIN_CONTROL_FAIL CONTACTLESS_DISABLED 119',
  ],
  [
    'magneticStripe',
    { controls: { magneticStripe: false } },
    { entryMode: 'MAGSTRIPE' },
    'DOMAIN_CONTROL_FAIL MAGSTRIPE_DISABLED 119',
  ],
  [
    'withdrawal',
    { controls: { atmWithdrawal: false } },
    { operation: 'WITHDRAWAL' },
    'DOMAIN_CONTROL_FAIL WITHDRAWAL_DISABLED 119',
  ],
  ['country', { controls: germany }, { merchant: at('FR') }, 'DOMAIN_CONTROL_FAIL COUNTRY_NOT_ALLOWED 119'],
  [
    'country',
    { controls: { abroadPayment: false } },
    { merchant: at('FR') },
    'DOMAIN_CONTROL_FAIL COUNTRY_NOT_ALLOWED 119',
  ],
  [
    'country',
    { controls: { geography: { regionList: ['OCEANIA'] } } },
    {},
    'DOMAIN_CONTROL_FAIL COUNTRY_NOT_ALLOWED 119',
  ],
  ['currency', { controls: { deniedCurrencyList: ['EUR'] } }, {}, 'DOMAIN_CONTROL_FAIL CURRENCY_NOT_ALLOWED 119'],
  [
    'merchantKind',
    { controls: { merchant: { gambling: false } } },
    { merchant: at('DE', '7995') },
    'DOMAIN_CONTROL_FAIL MERCHANT_TYPE_NOT_ALLOWED 119',
  ],
  ['limits', limited, { amount: 10_001 }, 'VELOCITY_CHECK_FAIL MAX_AMOUNT_LIMIT_REACHED 121'],
  ['limits', { ...limited, ...spent }, { amount: 1001 }, 'VELOCITY_CHECK_FAIL MAX_AMOUNT_LIMIT_REACHED 121'],
  ['limits', limited, { amount: 5051, operation: 'WITHDRAWAL' }, 'VELOCITY_CHECK_FAIL MAX_AMOUNT_LIMIT_REACHED 121'],
  [
    'limits',
    limited,
    { amount: 1, billingAmount: 10_001, billingCurrencyCode: 'EUR' },
    'VELOCITY_CHECK_FAIL MAX_AMOUNT_LIMIT_REACHED 121',
  ],
]

const PASSED: Row[] = [
  ['cardState', {}, {}, ''],
  ['cardState', { state: 'SUSPENDED', stateReason: 'CARD_LOST' }, { digitalCardId: 'd' }, ''],
  ['cardContactless', { account: { contactless: 'DISABLED' } }, {}, ''],
  ['cardContactless', { account: { contactless: 'ENABLED' } }, { entryMode: 'CONTACTLESS' }, ''],
  ['cardCode', read, {}, ''],
  ['cardCode', read, { cvv: code(4) }, ''],
  ['cardCode', { ...read, isVirtual: true }, { cvv: code(5) }, ''],
  ['cardCode', read, { cvv: printedCode(card(), { seed: 1 }) }, ''],
  ['cardCode', {}, { cvv: printedCode(card(), { seed: 1 }) }, ''],
  ['amount', { account: bounds }, { amount: 1000 }, ''],
  ['amount', { account: bounds }, { amount: 5000 }, ''],
  ['amount', { account: bounds }, { amount: 0, operation: 'REFUND' }, ''],
  ['amount', { account: { contactless: 'ENABLED' } }, { amount: 0 }, ''],
  ['transactions', { ...twice, spent: [] }, {}, ''],
  ['transactions', { ...twice, ...spent }, {}, ''],
  ['transactions', twice, { operation: 'REFUND' }, ''],
  ['balance', { account: bounds }, { amount: 2500 }, ''],
  ['balance', { account: bounds }, { amount: 9999, operation: 'REFUND' }, ''],
  ['systems', {}, {}, ''],
  ['cardData', {}, { expiryDate: '1029' }, ''],
  ['expiry', { exp: '1126' }, {}, ''],
  ['expiry', { exp: '1026', nextExp: '1029' }, {}, ''],
  ['cardData', { nextExp: '1032' }, { expiryDate: '1032' }, ''],
  ['cardData', { nextExp: '1032' }, { expiryDate: '1029' }, ''],
  ['onlinePayment', { controls: { onlinePayment: false } }, {}, ''],
  ['onlinePayment', { controls: { onlinePayment: true } }, { entryMode: 'ONLINE' }, ''],
  ['contactless', { controls: { contactless: false } }, { entryMode: 'ONLINE' }, ''],
  ['magneticStripe', { controls: {} }, { entryMode: 'MAGSTRIPE' }, ''],
  ['withdrawal', { controls: { atmWithdrawal: false } }, {}, ''],
  ['country', { controls: germany }, {}, ''],
  ['country', { controls: { geography: { regionList: ['WESTERN_EUROPE'] } } }, {}, ''],
  ['country', { controls: { geography: { regionList: [], countryList: [] } } }, { merchant: at('US') }, ''],
  ['country', { controls: { abroadPayment: false } }, {}, ''],
  ['currency', { controls: { deniedCurrencyList: ['USD'] } }, {}, ''],
  ['merchantKind', { controls: { merchant: { gambling: true } } }, { merchant: at('DE', '7995') }, ''],
  ['limits', limited, { amount: 10_000 }, ''],
  ['limits', { ...limited, ...spent }, { amount: 1000 }, ''],
  ['limits', limited, { amount: 99_999, operation: 'REFUND' }, ''],
]

const told = (found: ReturnType<typeof declineOf>) =>
  found ? `${found.reason} ${found.detail ?? ''} ${found.actionCode}` : ''

describe('rules', () => {
  it.each([...DECLINED, ...PASSED])('%s of %j asked for %j: %s', (id, other, asked, want) => {
    expect(told(rules[id]?.({ card: card(other), purchase: purchase(asked), now: NOW, seed: 1 }))).toBe(want)
  })

  it('each decline and let pass something', () => {
    const ids = (rows: Row[]) => [...new Set(rows.map(([id]) => id))].sort()
    expect([ids(DECLINED), ids(PASSED)]).toEqual([Object.keys(rules).sort(), Object.keys(rules).sort()])
  })

  it('decline with pairs that the page of the bank documents', async () => {
    const { table } = await load('specs/canonical/d1-outbound-card.yaml')
    const pairs = table.operations.flatMap(({ constraints }) =>
      constraints.flatMap((constraint) => (constraint.kind === 'pairs' ? Object.entries(constraint.pairs) : [])),
    )
    const documented = new Set(pairs.flatMap(([reason, details]) => details.map((detail) => `${reason} ${detail}`)))
    // In no row of its table, but in both of its enums.
    documented.add('TECHNICAL_ERROR TECHNICAL_ERROR')
    const found = DECLINED.map(([, , , want]) => want.slice(0, -4)).filter((pair) => !pair.endsWith(' '))
    expect(found.filter((pair) => !documented.has(pair))).toEqual([])
  })
})

describe('the order of the rules', () => {
  const everything = {
    exp: '1026',
    controls: { onlinePayment: false, deniedCurrencyList: ['EUR'] },
    limits: { purchaseDaily: { limit: 0 } },
  }
  const refused = { refusal: 'SUSPECTED_FRAUD' } as const
  const asked: Partial<Purchase> = { entryMode: 'ONLINE', expiryDate: '0101' }

  it.each<[string, Partial<Card>, Partial<Purchase>, string | undefined]>([
    ['state', { ...everything, state: 'SUSPENDED' }, asked, 'CARD_SUSPENDED'],
    ['data', everything, asked, 'INVALID_EXPIRY_DATE'],
    ['expiry', everything, { entryMode: 'ONLINE' }, 'CARD_EXPIRED'],
    ['controls', { ...everything, exp: '1029' }, { entryMode: 'ONLINE' }, 'ONLINE_PAYMENT_DISABLED'],
    ['limits', { ...everything, exp: '1029', controls: {} }, refused, 'MAX_AMOUNT_LIMIT_REACHED'],
    ['balance', { account: { balance: 0, contactless: 'ENABLED' } }, refused, 'NOT_ENOUGH_FUND'],
    ['systems', {}, refused, 'SUSPECTED_FRAUD'],
    ['nothing', {}, {}, undefined],
  ])('%s', (_, other, what, want) => {
    expect(declineOf({ card: card(other), purchase: purchase(what), now: NOW, seed: 1 })?.detail).toBe(want)
  })
})
