/** Every outbound fault changes an answer: the same calls, without the fault and with it. */
import { describe, expect, it } from 'vitest'
import { responder } from '../../../mocks/faults/fault.ts'
import { outboundFaults } from '../../../mocks/faults/outbound/index.ts'
import { receiverRules } from '../../../mocks/receiver.ts'
import { load } from '../load.ts'
import { askAll, type Shown, type Step, TOKEN } from './ask.ts'

const { table } = await load('specs/canonical/d1-outbound-card.yaml')
const PATH = '/notifications/d1/v2/issuers/BANK_EX-01/authorisations'

const MERCHANT = { merchantId: 'SHOP-1', merchantNameAddress: 'EXAMPLE SHOP', merchantType: '5942' }
const DETAILS = {
  isoMessageType: '1100',
  transactionDate: '2026-10-05T14:21:07.312Z',
  transmissionDate: '2026-10-05T14:21:07.312Z',
  retrievalReferenceNumber: '627814000412',
  stan: '412',
  internalStan: '412',
  actionCode: '000',
  amount: 2100,
  currencyCode: 'EUR',
  functionCode: '100',
  merchant: MERCHANT,
}
const CARD = { digitalCardId: 'digital-card-1', digitalCardRequestorId: '99900000001' }
const ROW = {
  operationId: '62781400041',
  operation: 'PURCHASE',
  status: 'APPROVED',
  startTime: '2026-10-05T14:21:07.31+02:00',
  cardId: 'card-1',
  details: { ...DETAILS, billingAmount: 2100, digitalCard: CARD },
  message: { format: 'TEXT', title: 'Paid', content: 'You paid 21.00 EUR.' },
}

/** A notification with the given body. */
const post = (body: string, headers: Record<string, string | null> = {}, path = PATH): Step => ({
  line: `POST ${path} ${body}`,
  headers: { 'x-correlation-id': 'abc', ...headers },
})
/** A notification about one operation that differs from an ordinary one. */
const row = (more: object, headers?: Record<string, string | null>): Step =>
  post(JSON.stringify({ operations: [{ ...ROW, ...more }] }), headers)
const details = (more: object): Step => row({ details: { ...ROW.details, ...more } })
const merchant = (more: object): Step => details({ merchant: { ...MERCHANT, ...more } })
const message = (more: object): Step => row({ message: { ...ROW.message, ...more } })
const signed = (authorization: string | null): Step => row({}, { authorization })
const method = (name: string): Step => `${name} ${PATH}`

const PLAIN = row({})
const TWO = post(JSON.stringify({ operations: [ROW, { ...ROW, operationId: '2' }] }))
const addressed = (issuer: string): Step =>
  post(JSON.stringify({ operations: [ROW] }), {}, PATH.replace('BANK_EX-01', issuer))
const STRANGER = addressed('OTHER_EX-1')
const MALFORMED = post('{"operations":[')
const INVALID = row({ operationId: 17 })
const REFUSED = '204 → 400'
const FAILS = '204 → 500'

/** By id of the fault: calls, then the status of the last answer without and with it. */
const shown: Record<string, Shown> = {
  'withdrawal-refused': [row({ operation: 'WITHDRAWAL' }), REFUSED],
  'refund-500': [row({ operation: 'REFUND' }), FAILS],
  'other-operation-refused': [row({ operation: 'OTHER' }), REFUSED],
  'reversed-refused': [row({ status: 'REVERSED' }), REFUSED],
  'partially-approved-refused': [row({ status: 'PARTIALLY_APPROVED' }), REFUSED],
  'declined-refused': [row({ status: 'DECLINED' }), REFUSED],
  'declined-bare-refused': [row({ status: 'DECLINED', details: undefined }), REFUSED],
  'error-code-issuer-refused': [row({ errorCode: 'ISSUER_ERROR' }), REFUSED],
  'declined-reason-domain-refused': [details({ declinedReason: 'DOMAIN_CONTROL_FAIL' }), REFUSED],
  'declined-reason-technical-500': [details({ declinedReason: 'TECHNICAL_ERROR' }), FAILS],
  'declined-details-column-500': [details({ declinedDetails: 'EMV_AUTHORIZATION_VERIFICATION_FAIL' }), FAILS],
  'declined-details-of-other-reason': [
    details({ declinedReason: 'INVALID_CARD_STATE', declinedDetails: 'CONTACTLESS_DISABLED' }),
    REFUSED,
  ],
  'declined-details-technical-refused': [details({ declinedDetails: 'TECHNICAL_ERROR' }), REFUSED],
  'declined-details-required': [details({ declinedReason: 'ISSUER_ERROR' }), REFUSED],
  'merchant-initiated-refused': [details({ initiatingParty: 'MERCHANT' }), REFUSED],
  'html-message-refused': [message({ format: 'HTML' }), REFUSED],
  'details-required': [row({ details: undefined }), REFUSED],
  'message-required': [row({ message: undefined }), REFUSED],
  'message-title-required': [message({ title: undefined }), REFUSED],
  'digital-card-required': [details({ digitalCard: undefined }), REFUSED],
  'billing-amount-required': [details({ billingAmount: undefined }), REFUSED],
  'merchant-type-required': [merchant({ merchantType: undefined }), REFUSED],
  'false-is-missing': [details({ cardPresent: false }), REFUSED],
  'amount-maximum-refused': [details({ amount: 999_999_999_999 }), REFUSED],
  'amount-int32-500': [details({ amount: 2_147_483_648 }), FAILS],
  'amount-zero-refused': [details({ amount: 0 }), REFUSED],
  'billing-amount-zero-refused': [details({ billingAmount: 0 }), REFUSED],
  'conversion-rate-fraction-500': [details({ conversionRate: 1.5 }), FAILS],
  'operation-id-longest-refused': [row({ operationId: '123456789012' }), REFUSED],
  'operation-id-shortest-refused': [row({ operationId: '1' }), REFUSED],
  'operation-id-digits-only': [row({ operationId: 'A1' }), REFUSED],
  'card-id-longest-refused': [row({ cardId: 'c'.repeat(48) }), REFUSED],
  'card-id-punctuation-refused': [row({ cardId: 'card_1' }), REFUSED],
  'stan-longest-refused': [details({ stan: '000412' }), REFUSED],
  'merchant-name-longest-500': [merchant({ merchantName: 'N'.repeat(24) }), FAILS],
  'merchant-address-shorter': [merchant({ merchantNameAddress: 'N'.repeat(36) }), REFUSED],
  'digital-card-id-shorter': [details({ digitalCard: { ...CARD, digitalCardId: 'd'.repeat(49) } }), REFUSED],
  'account-number-longest-refused': [details({ accountNumber: '1'.repeat(24) }), REFUSED],
  'start-time-zone-refused': [PLAIN, REFUSED],
  'start-time-zulu-refused': [row({ startTime: '2026-10-05T14:21:07.312Z' }), REFUSED],
  'start-time-leap-day-refused': [row({ startTime: '2028-02-29T14:21:07.312Z' }), REFUSED],
  'transmission-date-zone-500': [details({ transmissionDate: '2026-10-05T14:21:07.31-05:00' }), FAILS],
  'correlation-id-longest-refused': [row({}, { 'x-correlation-id': 'c'.repeat(64) }), REFUSED],
  'correlation-id-required': [row({}, { 'x-correlation-id': null }), REFUSED],
  'correlation-id-once': [PLAIN, PLAIN, '204 → 409'],
  'two-at-once-500': [{ line: `POST ${PATH} ${JSON.stringify({ operations: [ROW] })}`, headers: {}, atOnce: 2 }, FAILS],
  'body-of-another': [
    { line: `POST ${PATH} "text"`, headers: {}, beside: `POST ${PATH} ${JSON.stringify({ operations: [ROW] })}` },
    '400 → 204',
  ],
  'longer-path-taken': [`POST ${PATH}/more ${JSON.stringify({ operations: [ROW] })}`, '404 → 204'],
  'escaped-names-unread': [post(JSON.stringify({ operations: [ROW] }).replace('"stan"', '"\\u0073tan"')), REFUSED],
  'same-at-once-500': [
    { line: `POST ${PATH} ${JSON.stringify({ operations: [ROW] })}`, headers: {}, atOnce: 2 },
    FAILS,
  ],
  'batch-of-two-refused': [TWO, REFUSED],
  'operation-twice-refused': [post(JSON.stringify({ operations: [ROW, ROW] })), REFUSED],
  'new-currency-refused': [details({ currencyCode: 'SLE' }), REFUSED],
  'batch-of-two-500': [TWO, FAILS],
  'second-operation-unchecked': [post(JSON.stringify({ operations: [ROW, 'text'] })), '400 → 204'],
  'eleventh-operation-unchecked': [post(JSON.stringify({ operations: [...Array(10).fill(ROW), 'text'] })), '400 → 204'],
  'declined-unchecked': [row({ status: 'DECLINED', cardId: 17 }), '400 → 204'],
  'batch-partial-207': [TWO, '204 → 207'],
  'unknown-property-refused': [post(JSON.stringify({ operations: [ROW], more: 1 })), REFUSED],
  'unknown-row-property-refused': [row({ more: 1 }), REFUSED],
  'unknown-message-property-500': [message({ more: 1 }), FAILS],
  'unknown-merchant-property-refused': [merchant({ more: 1 }), REFUSED],
  'unknown-operation-500': [row({ operation: 'TRANSFER' }), FAILS],
  'unknown-status-refused': [row({ status: 'QUEUED' }), REFUSED],
  'unknown-format-refused': [message({ format: 'MARKDOWN' }), REFUSED],
  'unknown-header-refused': [row({}, { 'x-new': '1' }), REFUSED],
  'unknown-query-refused': [post(JSON.stringify({ operations: [ROW] }), {}, `${PATH}?more=1`), REFUSED],
  'null-addition-500': [post(JSON.stringify({ operations: [ROW], more: null })), FAILS],
  'member-order-required': [
    post(JSON.stringify({ operations: [Object.fromEntries(Object.entries(ROW).toReversed())] })),
    REFUSED,
  ],
  'redelivery-409': [PLAIN, PLAIN, '204 → 409'],
  'redelivery-500': [PLAIN, PLAIN, FAILS],
  'non-ascii-500': [message({ title: 'Café' }), FAILS],
  'emoji-500': [message({ title: 'Paid 🎉' }), FAILS],
  'nul-500': [message({ title: 'a\0b' }), FAILS],
  'merchant-name-code-units': [merchant({ merchantName: '🎉'.repeat(24) }), REFUSED],
  'decomposed-text-refused': [message({ title: 'Cafe\u0301' }), REFUSED],
  'long-message-500': [message({ content: 'long '.repeat(60) }), FAILS],
  'apostrophe-500': [message({ title: "Joe's" }), FAILS],
  'markup-403': [message({ content: 'You <b>paid</b>.' }), '204 → 403'],
  'charset-refused': [row({}, { 'content-type': 'application/json; charset=utf-8' }), '204 → 415'],
  'wrong-type-500': [post('{"operations":{}}'), '400 → 500'],
  'batch-of-two-hangs': [TWO, '204 → silent'],
  'message-closes-connection': [PLAIN, '204 → closed'],
  'malformed-json-accepted': [MALFORMED, '400 → 204'],
  'malformed-json-500': [MALFORMED, '400 → 500'],
  'empty-body-500': [post(''), '400 → 500'],
  'deep-nesting-500': [post(`{"operations":[],"more":${'['.repeat(80)}${']'.repeat(80)}}`), '400 → 500'],
  'success-200-json': [PLAIN, '204 → 200'],
  'success-200-html': [PLAIN, '204 → 200'],
  'success-201': [PLAIN, '204 → 201'],
  'success-202-error': [PLAIN, '204 → 202'],
  'success-redirected': [PLAIN, '204 → 307'],
  'auth-missing-accepted': [signed(null), '401 → 204'],
  'auth-any-token': [signed('Bearer another'), '401 → 204'],
  'auth-any-jwt': [signed('Bearer a.b.c'), '401 → 204'],
  'auth-empty-token': [signed('Bearer'), '401 → 204'],
  'auth-appended': [signed(`Bearer ${TOKEN}x`), '401 → 204'],
  'auth-any-scheme': [signed(`Basic ${TOKEN}`), '401 → 204'],
  'auth-query-token': [
    post(JSON.stringify({ operations: [ROW] }), { authorization: null }, `${PATH}?access_token=${TOKEN}`),
    '401 → 204',
  ],
  'auth-of-connection': [PLAIN, signed(null), '401 → 204'],
  'auth-of-several': [signed(null), '401 → 204'],
  'auth-403': [signed(null), '401 → 403'],
  'auth-500': [signed(null), '401 → 500'],
  'auth-200': [signed(null), '401 → 200'],
  'auth-hangs': [signed(null), '401 → silent'],
  'unknown-issuer-accepted': [STRANGER, '404 → 204'],
  'issuer-last-sign-ignored': [addressed('BANK_EX-0x'), '404 → 204'],
  'issuer-underscore-for-any': [addressed('BANKxEX-01'), '404 → 204'],
  'unknown-issuer-500': [STRANGER, '404 → 500'],
  'unknown-issuer-html': [STRANGER, '404 → 404'],
  'unknown-path-accepted': ['POST /elsewhere', '404 → 204'],
  'error-other-shape': [INVALID, '400 → 400'],
  'error-extra-member': [INVALID, '400 → 400'],
  'error-html': [INVALID, '400 → 400'],
  'error-plain-text': [INVALID, '400 → 400'],
  'error-json-as-text': [INVALID, '400 → 400'],
  'error-problem': [INVALID, '400 → 400'],
  'error-list': [INVALID, '400 → 400'],
  'error-code-number': [INVALID, '400 → 400'],
  'error-null-members': [INVALID, '400 → 400'],
  'error-truncated': [INVALID, '400 → 400'],
  'error-echoes-token': [INVALID, '400 → 400'],
  'error-stack-trace': [INVALID, '400 → 400'],
  'get-500': [method('GET'), '405 → 500'],
  'head-500': [method('HEAD'), '405 → 500'],
  'options-500': [method('OPTIONS'), '405 → 500'],
  'put-accepted': [{ line: `PUT ${PATH} ${JSON.stringify({ operations: [ROW] })}`, headers: {} }, '405 → 204'],
  'delete-accepted': [method('DELETE'), '405 → 204'],
  'chunks-unread': [row({}, { 'transfer-encoding': 'chunked' }), REFUSED],
}

it('has calls that show each fault', () => {
  expect(Object.keys(shown)).toEqual(outboundFaults.map(({ id }) => id))
})

it('names each fault once, by its file', async () => {
  const { readdir } = await import('node:fs/promises')
  const files = await readdir(new URL('../../../mocks/faults/outbound', import.meta.url))
  expect([...outboundFaults.map(({ id }) => `${id}.ts`), 'index.ts'].sort()).toEqual(files.sort())
  expect(outboundFaults.filter(({ api }) => api !== 'outbound')).toEqual([])
})

describe.each(outboundFaults.map((fault) => [fault.id, fault] as const))('%s', (id, fault) => {
  it(fault.title, async () => {
    const told = shown[id] ?? []
    const steps = told.slice(0, -1) satisfies readonly Step[]
    const rules = receiverRules(table, [TOKEN])
    const clean = await askAll(responder(rules), steps)
    const faulty = await askAll(responder(rules, fault), steps)
    expect(`${clean.at(-1)?.status} → ${faulty.at(-1)?.status}`).toBe(told.at(-1))
    expect(faulty.at(-1)).not.toEqual(clean.at(-1))
  })
})
