/** Each reason to decline: what it declines, with which documented pair, and what it lets pass. */
import { describe, expect, it } from 'vitest'
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
  ['cardData', {}, { failedCheck: 'PIN' }, 'CONTROL_FAIL INVALID_PIN 117'],
  ['cardData', {}, { failedCheck: 'CVV2' }, 'INVALID_CARD_DATA INVALID_CVV2 100'],
  ['cardData', {}, { failedCheck: 'EMV' }, 'CONTROL_FAIL EMV_AUTHORIZATION_VERIFICATION_FAIL 129'],
  ['cardData', {}, { expiryDate: '1128' }, 'INVALID_CARD_DATA INVALID_EXPIRY_DATE 101'],
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
  ['cardData', {}, { expiryDate: '1029' }, ''],
  ['expiry', { exp: '1126' }, {}, ''],
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
    expect(told(rules[id]?.({ card: card(other), purchase: purchase(asked), now: NOW }))).toBe(want)
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
  const asked: Partial<Purchase> = { entryMode: 'ONLINE', expiryDate: '0101' }

  it.each<[string, Partial<Card>, Partial<Purchase>, string | undefined]>([
    ['state', { ...everything, state: 'SUSPENDED' }, asked, 'CARD_SUSPENDED'],
    ['data', everything, asked, 'INVALID_EXPIRY_DATE'],
    ['expiry', everything, { entryMode: 'ONLINE' }, 'CARD_EXPIRED'],
    ['controls', { ...everything, exp: '1029' }, { entryMode: 'ONLINE' }, 'ONLINE_PAYMENT_DISABLED'],
    ['limits', { ...everything, exp: '1029', controls: {} }, {}, 'MAX_AMOUNT_LIMIT_REACHED'],
    ['nothing', {}, {}, undefined],
  ])('%s', (_, other, what, want) => {
    expect(declineOf(card(other), purchase(what), NOW)?.detail).toBe(want)
  })
})
