/** What shows the faults of answers: rows, statuses, media types, headers, errors. */
import { type Shown, type Step, TOKEN } from '../ask.ts'
import { create, details, operation, update } from '../bodies.ts'

const CARD = details()
const STRANGER: Step = { line: CARD, headers: { authorization: null } }
const OTHER_TOKEN: Step = { line: CARD, headers: { authorization: 'Bearer another' } }
const typed = (type: string | null): Step => ({ line: create(), headers: { 'content-type': type } })
const INVALID = 'LIST limit=0'
const UNKNOWN = details('unknown')

/** By id of the fault. */
export const shown: Record<string, Shown> = {
  'row-without-start-time': ['LIST', '200 → 200'],
  'row-status-undocumented': ['LIST', '200 → 200'],
  'row-time-without-zone': ['LIST', '200 → 200'],
  'row-amount-as-text': ['LIST', '200 → 200'],
  'row-details-null': ['LIST', '200 → 200'],
  'row-merchant-additional': ['LIST', '200 → 200'],
  'row-operation-id-too-long': ['LIST', '200 → 200'],
  'rows-under-another-name': ['LIST', '200 → 200'],
  'rows-of-another-card': ['LIST', '200 → 200'],
  'created-without-id': [create(), '201 → 201'],
  'created-id-malformed': [create(), '201 → 201'],
  'card-name-null': [CARD, '200 → 200'],
  'card-under-another-id': [CARD, '200 → 200'],
  'credentials-in-clear': ['GET @/card-0001/credentials', '200 → 200'],
  'card-number-beside-credentials': ['GET @/card-0001/credentials', '200 → 200'],
  'state-in-small-letters': [details(), '200 → 200'],
  'answer-cut-short': [CARD, '200 → 200'],
  'created-with-200': [create(), '201 → 200'],
  'update-answers-200': [update('controls', { onlinePayment: false }), '204 → 200'],
  'suspend-answers-202': [operation('suspend'), '200 → 202'],
  'unknown-card-empty-list': ['GET @/unknown/authorisations/operations', '404 → 200'],
  'unknown-card-bad-request': [UNKNOWN, '404 → 400'],
  'unknown-issuer-accepted': ['GET /v2/issuers/NO_SUCH-01/cards/card-0001', '404 → 200'],
  'invalid-request-422': [INVALID, '400 → 422'],
  'invalid-body-fails': [create({ name: 17 }), '400 → 500'],
  'errors-with-200': [INVALID, '400 → 200'],
  'missing-token-forbidden': [STRANGER, '401 → 403'],
  'huge-offset-fails': ['LIST offset=1000000', '200 → 500'],
  'reversed-period-fails': ['LIST startDate=2026-10-30T00:00:00.000Z&endDate=2026-10-29T00:00:00.000Z', '200 → 500'],
  'empty-name-fails': [create({ name: '' }), '201 → 500'],
  'wrong-state-fails': [operation('resume'), '403 → 500'],
  'errors-as-html': [INVALID, '400 → 400'],
  'errors-as-problem': [INVALID, '400 → 400'],
  'answers-as-text': [CARD, '200 → 200'],
  'answers-without-type': [CARD, '200 → 200'],
  'media-type-ignored': [typed('text/plain'), '415 → 201'],
  'other-media-types-fail': [typed('text/plain'), '415 → 500'],
  'charset-refused': [typed('application/json; charset=utf-8'), '201 → 415'],
  'method-refused-without-allow': ['DELETE @/card-0001', '405 → 405'],
  'challenge-missing': [STRANGER, '401 → 401'],
  'encoding-claimed': [CARD, '200 → 200'],
  'error-with-stack': [INVALID, '400 → 400'],
  'error-repeats-token': [OTHER_TOKEN, '401 → 401'],
  'error-repeats-credentials': [create({ name: 17, encryptedData: 'a.b.c.d.e' }), '400 → 400'],
  'error-with-additional-property': [INVALID, '400 → 400'],
  'error-code-a-number': [INVALID, '400 → 400'],
  'error-as-list': [INVALID, '400 → 400'],
  'error-detail-an-object': [INVALID, '400 → 400'],
  'error-without-body': [INVALID, '400 → 400'],
  'missing-token-accepted': [STRANGER, '401 → 200'],
  'any-token-accepted': [OTHER_TOKEN, '401 → 200'],
  'scheme-ignored': [{ line: CARD, headers: { authorization: `Basic ${TOKEN}` } }, '401 → 200'],
  'bare-token-accepted': [{ line: CARD, headers: { authorization: TOKEN } }, '401 → 200'],
  'longer-token-accepted': [{ line: CARD, headers: { authorization: `Bearer ${TOKEN}x` } }, '401 → 200'],
  'empty-token-accepted': [{ line: CARD, headers: { authorization: 'Bearer ' } }, '401 → 200'],
  'connection-stays-signed-in': [CARD, { line: CARD, headers: { authorization: null } }, '401 → 200'],
  'token-in-query-accepted': [{ line: `${CARD}?access_token=${TOKEN}`, headers: { authorization: null } }, '401 → 200'],
  'settings-open': [{ line: 'GET @/card-0001/settings', headers: { authorization: null } }, '401 → 200'],
  'reads-open': [STRANGER, '401 → 200'],
  'writes-open': [{ line: create(), headers: { authorization: null } }, '401 → 201'],
}
