/** What shows the faults of single values: those that are accepted and must not be, and the other way round. */
import type { Shown } from '../ask.ts'
import { create, operation, register, SECRET, update } from '../bodies.ts'

const withHeader = (name: string, value: string) => ({ line: 'GET @/card-0001', headers: { [name]: value } })
const suspend = (body?: unknown): string => operation('suspend', body)
const replace = (body: unknown): string => operation('replace', body)
const verify = (body: unknown): string => `POST @/credentials ${JSON.stringify(body)}`
const ACCOUNT = { default: true, number: '1', currencyCode: 'EUR' }

/** By id of the fault. */
export const shown: Record<string, Shown> = {
  'limit-minimum-ignored': ['LIST limit=0', '400 → 200'],
  'limit-maximum-ignored': ['LIST limit=1000', '400 → 200'],
  'limit-maximum-off-by-one': ['LIST limit=51', '400 → 200'],
  'limit-fraction-accepted': ['LIST limit=1.5', '400 → 200'],
  'limit-any-digits': ['LIST limit=%EF%BC%95', '400 → 200'],
  'offset-negative-accepted': ['LIST offset=-10', '400 → 200'],
  'offset-text-accepted': ['LIST offset=ten', '400 → 200'],
  'start-date-pattern-ignored': ['LIST startDate=yesterday', '400 → 200'],
  'end-date-pattern-unanchored': ['LIST endDate=2026-10-30T18:28:47.600ZZ', '400 → 200'],
  'end-date-impossible-day': ['LIST endDate=2026-04-31T18:28:47.600Z', '400 → 200'],
  'operation-id-length-ignored': ['LIST operationId=1234567890123', '400 → 200'],
  'correlation-id-pattern-ignored': [withHeader('x-correlation-id', 'no spaces'), '400 → 200'],
  'user-id-sixteen-accepted': [withHeader('x-user-id', 'u'.repeat(16)), '400 → 200'],
  'consumer-id-empty-accepted': [create({ consumerId: '' }), '400 → 201'],
  'consumer-id-number-accepted': [create({ consumerId: 17 }), '400 → 201'],
  'card-product-id-pattern-ignored': [create({ cardProductId: 'a product' }), '400 → 201'],
  'name-digits-accepted': [create({ name: 'R2 D2' }), '400 → 201'],
  'name-line-break-accepted': [create({ name: 'A\nB' }), '400 → 201'],
  'name-27-accepted': [create({ name: 'A'.repeat(27) }), '400 → 201'],
  'second-name-null-accepted': [create({ secondName: null }), '400 → 201'],
  'state-suspended-accepted': [create({ state: 'SUSPENDED' }), '400 → 201'],
  'state-any-case-accepted': [create({ state: 'active' }), '400 → 201'],
  'status-reason-unanchored': [create({ statusReason: 'INN' }), '400 → 201'],
  'consumer-id-optional': [create({ consumerId: undefined }), '400 → 201'],
  'card-product-id-optional': [create({ cardProductId: undefined }), '400 → 201'],
  'name-optional': [create({ name: undefined }), '400 → 201'],
  'create-without-body': ['POST @', '400 → 201'],
  'account-additional-accepted': [create({ accounts: [{ ...ACCOUNT, colour: 'red' }] }), '400 → 201'],
  'register-without-credentials': [register('new', { encryptedData: undefined }), '400 → 204'],
  'encrypted-data-three-parts-accepted': [register('new', { encryptedData: 'a.b.c' }), '400 → 204'],
  'encrypted-data-too-long-accepted': [
    verify({ cardId: 'card-0001', encryptedData: SECRET + 'x'.repeat(8192) }),
    '400 → 200',
  ],
  'reason-pattern-ignored': [suspend({ reason: 'no, thanks' }), '400 → 200'],
  'reason-65-accepted': [suspend({ reason: 'r'.repeat(65) }), '400 → 200'],
  'reason-type-ignored': [suspend({ reason: { text: 'lost' } }), '400 → 200'],
  'names-in-any-case': [create({ consumerId: undefined, ConsumerId: 'consumer-0001' }), '400 → 201'],
  'suspend-found-accepted': [suspend({ stateReason: 'CARD_FOUND' }), '400 → 200'],
  'suspend-any-reason-accepted': [suspend({ stateReason: 'BORED' }), '400 → 200'],
  'suspend-body-not-an-object': [suspend([]), '400 → 200'],
  'replace-reason-optional': [replace({ stateReason: 'CARD_LOST' }), '400 → 200'],
  'replace-state-reason-optional': [replace({ reason: 'lost' }), '400 → 200'],
  'new-expiry-month-ignored': [operation('renew', { newExp: '1329' }), '400 → 200'],
  'new-expiry-any-digits': [operation('renew', { newExp: '12٢٩' }), '400 → 200'],
  'new-auxiliary-expiry-unanchored': [operation('renew', { newAuxiliaryExp: '12290' }), '400 → 200'],
  'control-text-accepted': [update('controls', { onlinePayment: 'false' }), '400 → 204'],
  'limit-fifty-refused': ['LIST limit=50', '200 → 400'],
  'limit-one-refused': ['LIST limit=1', '200 → 400'],
  'date-with-offset-refused': ['LIST startDate=2026-10-29T09:43:47.38%2B02:00', '200 → 400'],
  'operation-id-letters-refused': ['LIST operationId=abc', '200 → 400'],
  'correlation-id-required': ['GET @/card-0001', '200 → 400'],
  'name-empty-refused': [create({ name: '' }), '201 → 400'],
  'name-26-refused': [create({ name: 'A'.repeat(26) }), '201 → 400'],
  'second-name-required': [create(), '201 → 400'],
  'state-inactive-refused': [create({ state: 'INACTIVE' }), '201 → 400'],
  'consumer-id-underscore-refused': [create({ consumerId: 'a_b' }), '201 → 400'],
  'card-name-blank-refused': [create({ name: 'A B' }), '201 → 400'],
  'status-reason-empty-refused': [create({ statusReason: '' }), '201 → 400'],
  'suspend-body-required': [suspend({}), '200 → 400'],
  'suspend-stolen-refused': [suspend({ stateReason: 'CARD_STOLEN' }), '200 → 400'],
}
