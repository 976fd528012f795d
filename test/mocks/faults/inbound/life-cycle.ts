/** What shows the faults of the life of a card. */
import { seededCredentials } from '../../../../mocks/twin/seed.ts'
import type { Shown } from '../ask.ts'
import { create, details, operation, register, SECRET, sealed, update } from '../bodies.ts'

const SETTINGS = 'GET @/card-0001/settings'
const suspend = (stateReason: string): string => operation('suspend', { stateReason })
const resume = (stateReason: string, cardId?: string): string => operation('resume', { stateReason }, cardId)
const NEW = 'card-d1-0006'
const REPLACE = { reason: 'lost', stateReason: 'CARD_LOST' }
const OTHER_SECRET = await sealed({ pan: '4000001234567808', exp: '1029' })
const CREDENTIALS = await sealed({ pan: '4000001234567899', exp: '1029', cvv: '123' })
const RIGHT = seededCredentials()
const WRONG_CODE = await sealed({ ...RIGHT, cvv: RIGHT.cvv === '000' ? '001' : '000' })
const WRONG_EXPIRY = await sealed({ ...RIGHT, exp: '1129' })
const verify = (encryptedData: string, cardId?: string): string =>
  `POST @/credentials ${JSON.stringify({ cardId, encryptedData })}`
const remove = (cardId: string): string => operation('delete', undefined, cardId)

const CORRELATED = { line: create(), headers: { 'x-correlation-id': 'one' } }

/** By id of the fault. */
export const shown: Record<string, Shown> = {
  'created-card-forgotten': [create(), details(NEW), '200 → 404'],
  'created-id-repeated': [create(), create(), '201 → 201'],
  'created-once-by-correlation': [CORRELATED, CORRELATED, details('card-d1-0007'), '200 → 404'],
  'creations-race': [{ line: create(), headers: {}, beside: create() }, details('card-d1-0007'), '200 → 404'],
  'created-inactive-by-default': [create(), details(NEW), '200 → 200'],
  'created-always-active': [create({ state: 'INACTIVE' }), details(NEW), '200 → 200'],
  'created-second-name-forgotten': [create({ secondName: 'ROBIN' }), details(NEW), '200 → 200'],
  'created-consumer-cut': [create({ consumerId: 'c'.repeat(64) }), details(NEW), '200 → 200'],
  'created-name-in-capitals': [create({ name: 'Alex' }), details(NEW), '200 → 200'],
  'registered-name-trimmed': [register('new', { name: ' A  B' }), details('new'), '200 → 200'],
  'registered-product-a-number': [register('new', { cardProductId: '0012' }), details('new'), '200 → 200'],
  'limits-without-decimals': [update('limits', { purchaseMonthly: { limit: 10.5 } }), SETTINGS, '200 → 200'],
  'limits-update-resets-controls': [
    update('controls', { contactless: false }),
    update('limits', { currency: 'USD' }),
    SETTINGS,
    '200 → 200',
  ],
  'currencies-cut-and-sorted': [update('controls', { deniedCurrencyList: ['XTS', 'EUR'] }), SETTINGS, '200 → 200'],
  'controls-false-forgotten': [
    update('controls', { merchant: { risky: true } }),
    update('controls', { merchant: { risky: false } }),
    SETTINGS,
    '200 → 200',
  ],
  'details-kept-for-a-while': [details(), suspend('CARD_LOST'), details(), '200 → 200'],
  'settings-of-another-worker': [SETTINGS, update('controls', { contactless: false }), SETTINGS, '200 → 200'],
  'registered-card-forgotten': [register('new'), details('new'), '200 → 404'],
  'registered-id-cut': [register('n'.repeat(40)), details('n'.repeat(40)), '200 → 404'],
  'register-id-single-refused': [register('n'), '204 → 400'],
  'register-id-hyphen-refused': [register('-new'), '204 → 400'],
  'register-id-line-break-accepted': [register('new%0A'), '400 → 204'],
  'card-ids-trimmed': [details('card-0001%20'), '400 → 200'],
  'paths-decoded-twice': [details('card%252D0001'), '400 → 200'],
  'user-id-looked-up': [{ line: details(), headers: { 'x-user-id': 'nobody' } }, '200 → 400'],
  'living-card-registered-over': [register('card-0001'), '403 → 204'],
  'created-id-reused': [remove('card-0001'), register('card-0001'), '403 → 204'],
  'suspend-without-effect': [suspend('CARD_LOST'), details(), '200 → 200'],
  'resume-without-effect': [suspend('USER_DECISION'), resume('USER_DECISION'), details(), '200 → 200'],
  'delete-without-effect': [remove('card-0001'), details(), '404 → 200'],
  'replace-without-effect': [operation('replace', REPLACE), details(), '200 → 200'],
  'controls-update-without-effect': [update('controls', { contactless: false }), SETTINGS, '200 → 200'],
  'limits-update-without-effect': [update('limits', { currency: 'USD' }), SETTINGS, '200 → 200'],
  'controls-update-forgets-others': [update('controls', { contactless: false }), SETTINGS, '200 → 200'],
  'settings-forgotten-when-read': [update('controls', { contactless: false }), SETTINGS, SETTINGS, '200 → 200'],
  'suspension-reason-forgotten': [suspend('CARD_LOST'), resume('ISSUER_DECISION'), '403 → 200'],
  'stolen-card-resumed': [suspend('CARD_STOLEN'), resume('ISSUER_DECISION'), '403 → 200'],
  'found-card-stays-suspended': [suspend('CARD_LOST'), resume('CARD_FOUND'), '200 → 403'],
  'suspended-by-issuer-for-good': [suspend('ISSUER_DECISION'), resume('ISSUER_DECISION'), '200 → 403'],
  'issuer-cannot-resume-for-user': [suspend('USER_DECISION'), resume('ISSUER_DECISION'), '200 → 403'],
  'user-resumes-for-issuer': [suspend('ISSUER_DECISION'), resume('USER_DECISION'), '403 → 200'],
  'resume-activates-new-card': [resume('ISSUER_DECISION', 'card-0004'), '403 → 200'],
  'deleted-card-readable': [remove('card-0001'), details(), '404 → 200'],
  'deleted-card-lists-authorisations': [remove('card-0001'), 'LIST', '404 → 200'],
  'deleted-card-resumed': [remove('card-0001'), resume('ISSUER_DECISION'), '404 → 200'],
  'deleted-card-comes-back': [remove('card-0001'), details(), details(), '404 → 200'],
  'replaced-card-resumed': [operation('replace', REPLACE), resume('ISSUER_DECISION'), '403 → 200'],
  'stolen-card-not-replaced': [suspend('CARD_STOLEN'), operation('replace', REPLACE), '200 → 403'],
  'inactive-card-not-deleted': [create({ state: 'INACTIVE' }), remove(NEW), '200 → 403'],
  'deleted-lost-card-resumed': [remove('card-0001'), resume('CARD_FOUND'), '404 → 200'],
  'replacement-unknown': [operation('replace', REPLACE), details(NEW), '200 → 404'],
  'replacement-keeps-old-id': [operation('replace', REPLACE), '200 → 200'],
  'created-card-replaced-by-given-id': [operation('replace', { ...REPLACE, newCardId: 'new' }), '400 → 200'],
  'registered-card-replaced-without-id': [operation('replace', REPLACE, 'card-0002'), '400 → 200'],
  'registered-card-renewed-without-date': [operation('renew', {}, 'card-0002'), '400 → 200'],
  'renewal-changes-id': [operation('renew'), details(), '200 → 404'],
  'renewal-suspends': [operation('renew'), details(), '200 → 200'],
  'registered-card-not-suspended': [operation('suspend', {}, 'card-0002'), '200 → 403'],
  'replacement-id-pattern-ignored': [
    operation('replace', { ...REPLACE, newCardId: 'a#b', encryptedData: OTHER_SECRET }, 'card-0002'),
    '400 → 200',
  ],
  'registered-card-replaced-under-made-up-id': [
    operation('replace', { ...REPLACE, newCardId: 'chosen', encryptedData: OTHER_SECRET }, 'card-0002'),
    details('chosen'),
    '200 → 404',
  ],
  'replaced-under-own-id': [
    operation('replace', { ...REPLACE, newCardId: 'card-0002', encryptedData: OTHER_SECRET }, 'card-0002'),
    '403 → 200',
  ],
  'replacement-id-never-free': [
    register('new'),
    remove('new'),
    operation('replace', { ...REPLACE, newCardId: 'new', encryptedData: OTHER_SECRET }, 'card-0002'),
    '200 → 403',
  ],
  'replacement-of-another-consumer': [
    operation('replace', { ...REPLACE, newCardId: 'new', encryptedData: OTHER_SECRET }, 'card-0002'),
    details('new'),
    '200 → 200',
  ],
  'suspended-card-registered-over': [suspend('CARD_LOST'), register('card-0001'), '403 → 204'],
  'freed-id-refused': [register('new'), remove('new'), register('new', { encryptedData: OTHER_SECRET }), '204 → 403'],
  'freed-id-stays-deleted': [
    register('new'),
    remove('new'),
    register('new', { encryptedData: OTHER_SECRET }),
    details('new'),
    '200 → 404',
  ],
  'register-looks-for-card': [register('new'), '204 → 404'],
  'registrations-race': [
    { line: register('new'), headers: {}, beside: register('new', { name: 'ROBIN EXAMPLE' }) },
    '403 → 204',
  ],
  'suspensions-race': [
    { line: operation('suspend'), headers: {}, beside: operation('suspend', {}, 'card-0002') },
    details(),
    '200 → 200',
  ],
  'resumed-twice-at-once': [
    operation('suspend'),
    { line: operation('resume'), headers: {}, beside: operation('resume') },
    '403 → 200',
  ],
  'controls-updates-race': [
    {
      line: update('controls', { contactless: false }),
      headers: {},
      beside: update('controls', { onlinePayment: false }),
    },
    SETTINGS,
    '200 → 200',
  ],
  'replacements-race': [
    { line: operation('replace', REPLACE), headers: {}, beside: operation('replace', REPLACE) },
    '403 → 200',
  ],
  'details-race': [{ line: details(), headers: {}, beside: details('card-0002') }, '200 → 200'],
  'suspension-of-all-cards': [create(), create(), operation('suspend', {}, NEW), details('card-d1-0007'), '200 → 200'],
  'suspended-by-user-by-default': [operation('suspend'), resume('USER_DECISION'), '403 → 200'],
  'suspended-only-once': [operation('suspend'), operation('resume'), operation('suspend'), '200 → 403'],
  'first-suspension-reason-kept': [
    suspend('CARD_LOST'),
    resume('CARD_FOUND'),
    suspend('ISSUER_DECISION'),
    resume('CARD_FOUND'),
    '403 → 200',
  ],
  'suspension-reason-forgotten-later': [
    suspend('CARD_STOLEN'),
    ...Array.from({ length: 20 }, (_, index) => [
      create(),
      operation('suspend', {}, `card-d1-${String(index + 6).padStart(4, '0')}`),
    ]).flat(),
    resume('CARD_FOUND'),
    '403 → 200',
  ],
  'renewed-card-inactive': [operation('renew'), details(), '200 → 200'],
  'renewal-forgets-name': [operation('renew'), details(), '200 → 200'],
  'new-auxiliary-expiry-required': [operation('renew'), '200 → 400'],
  'unknown-card-verified': [verify(CREDENTIALS, 'nobody'), '404 → 200'],
  'wrong-code-verified': [verify(WRONG_CODE), '403 → 200'],
  'wrong-expiry-verified': [verify(WRONG_EXPIRY), '403 → 200'],
  'credentials-of-new-card-fail': [create(), `GET @/${NEW}/credentials`, '200 → 500'],
  'workers-remember-alone': [create(), details(NEW), '200 → 404'],
  'refused-suspension-applied': [operation('suspend', { reason: '?' }), details(), '200 → 200'],
  'refused-update-applied': [update('controls', { contactless: false, onlinePayment: 'no' }), SETTINGS, '200 → 200'],
  'stranger-suspends': [
    { line: operation('suspend'), headers: { authorization: null } },
    { line: register('new', { encryptedData: SECRET, name: 17 }), headers: { authorization: null } },
    details(),
    '200 → 200',
  ],
}
