/** What a decision comes to: rows, what is spent, locks, renewals, and what is announced. */
import { describe, expect, it } from 'vitest'
import { createSchemas } from '../../../../mocks/schemas.ts'
import { authorise, billingRefusal } from '../../../../mocks/twin/decision/authorise.ts'
import type { Change } from '../../../../mocks/twin/events.ts'
import { SEEDED, seedStore } from '../../../../mocks/twin/seed.ts'
import type { Card } from '../../../../mocks/twin/store.ts'
import { load } from '../../load.ts'
import { card, NOW, purchase } from './asking.ts'

const outbound = await load('specs/canonical/d1-outbound-card.yaml')

/** A store with one card, and what it announces. */
function remembering(other: Partial<Card> = {}) {
  const store = seedStore({ now: () => NOW })
  const own = card(other)
  const heard: (readonly Change[])[] = []
  store.changes.listen((changes) => {
    heard.push(changes)
  })
  return { store, own, heard, ask: (what = {}) => authorise(own, purchase(what), store) }
}

const digital = { digitalCardId: 'd-1', billingAmount: 1900, billingCurrencyCode: 'EUR', conversionRate: 0.9 }

describe('an authorisation', () => {
  it('is a row of the list, numbered, and tells the holder', async () => {
    const { own, ask, heard } = remembering()
    const event = await ask({ ...digital, currencyCode: 'USD' })
    const row = {
      operationId: '630812000001',
      operation: 'PURCHASE',
      status: 'APPROVED',
      startTime: '2026-11-04T12:00:00.000Z',
      cardId: 'card-1',
      details: {
        isoMessageType: '1100',
        transactionDate: '2026-11-04T12:00:00.000Z',
        transmissionDate: '2026-11-04T12:00:00.000Z',
        retrievalReferenceNumber: '630812000001',
        stan: '000001',
        internalStan: '000001',
        actionCode: '000',
        amount: 2100,
        currencyCode: 'USD',
        billingAmount: 1900,
        billingCurrencyCode: 'EUR',
        conversionRate: 0.9,
        functionCode: '100',
        cardPresent: true,
        acquirerCountryCode: 'DE',
        merchant: { ...purchase().merchant, merchantNameAddress: 'EXAMPLE BOOKS           BERLIN       DE ' },
        digitalCard: { digitalCardId: 'd-1', digitalCardRequestorId: '99900000001' },
      },
    }
    const message = { format: 'TEXT', title: 'Purchase approved', content: 'You paid 21.00 USD at EXAMPLE BOOKS.' }
    expect(event).toEqual({
      sequence: 1,
      issuerId: 'ABCDE_FG-1',
      cardId: 'card-1',
      authorisation: { id: row.operationId, time: NOW.getTime(), row },
      notification: { ...row, message },
    })
    expect(own.authorisations.page({ offset: 0, limit: 9 })).toEqual([row])
    expect(heard).toEqual([
      [
        { kind: 'card', card: own },
        { kind: 'authorisation', event },
      ],
    ])
  })

  it.each([
    ['PURCHASE', {}, 'Purchase approved', 'You paid 21.00 EUR at EXAMPLE BOOKS.'],
    ['WITHDRAWAL', {}, 'Withdrawal approved', 'You withdrew 21.00 EUR at EXAMPLE BOOKS.'],
    ['REFUND', {}, 'Refund approved', 'You are refunded 21.00 EUR at EXAMPLE BOOKS.'],
    ['PAYMENT', {}, 'Payment approved', 'You paid 21.00 EUR at EXAMPLE BOOKS.'],
    ['OTHER', {}, 'Card operation approved', 'You used 21.00 EUR at EXAMPLE BOOKS.'],
    ['PURCHASE', { exp: '0126' }, 'Purchase declined', 'Purchase declined: 21.00 EUR at EXAMPLE BOOKS.'],
  ] as const)('%s with %j: %s', async (operation, other, title, content) => {
    const { notification } = await remembering(other).ask({ operation })
    expect(notification.message).toEqual({ format: 'TEXT', title, content })
  })

  it.each([
    [{}, {}],
    [{ exp: '0126' }, {}],
    [{ state: 'INACTIVE' as const }, { entryMode: 'ONLINE' as const }],
    [{}, { ...digital, failedCheck: 'CVV2' as const }],
  ])('of %j for %j fits what the bank documents', async (other, what) => {
    const { notification } = await remembering(other).ask(what)
    const schema = { $ref: '#/components/schemas/authorisationCard-operation-notification' }
    expect(createSchemas(outbound.table).faultOf(schema, notification)).toBeUndefined()
  })

  it('has an id that no generated one has', async () => {
    const store = seedStore()
    const first = store.issuers.get(SEEDED.issuerId)?.get(SEEDED.cardId)
    const events = await Promise.all(
      Array.from({ length: 50 }, () => first && authorise(first, purchase({ amount: 1 }), store)),
    )
    const ids = (first?.authorisations.page({ offset: 0, limit: 500 }) ?? []).map(({ operationId }) => operationId)
    expect([new Set(ids).size, ids.length, events.length]).toEqual([187, 187, 50])
  })
})

describe('what an approval changes', () => {
  it.each([
    [{}, [2100, 0]],
    [{ operation: 'WITHDRAWAL' as const }, [0, 2100]],
    [{ operation: 'PAYMENT' as const }, [2100, 0]],
    [{ ...digital, currencyCode: 'USD' }, [1900, 0]],
  ])('%j counts %j', async (what, [bought, withdrawn]) => {
    const { own, ask } = remembering()
    await ask(what)
    expect(own.spent).toEqual([{ day: 20_761, currency: 'EUR', purchase: bought, withdrawal: withdrawn, count: 1 }])
  })

  it.each([
    [{}, 900],
    [{ ...digital, currencyCode: 'USD' }, 1100],
    [{ operation: 'REFUND' as const }, 5100],
    [{ operation: 'OTHER' as const }, 3000],
    [{ failedCheck: 'PIN' as const }, 3000],
  ])('%j leaves on a balance of 3000: %i', async (what, left) => {
    const { own, ask } = remembering({ account: { balance: 3000, contactless: 'ENABLED' } })
    await ask(what)
    expect(own.account).toEqual({ balance: left, contactless: 'ENABLED' })
  })

  it.each([
    ['a refund', {}, { operation: 'REFUND' as const }],
    ['a decline', { exp: '0126' }, {}],
  ])('%s counts nothing', async (_, other, what) => {
    const { own, ask } = remembering(other)
    await ask(what)
    expect(own.spent).toEqual([])
  })

  const online = { entryMode: 'ONLINE' as const }
  const renewed = { ongoingOperation: 'RENEWAL', nextExp: '1130' } as const
  it('that changes no date is not completed online either', async () => {
    const { own, ask } = remembering({ ...renewed, exp: '1130' })
    await ask(online)
    expect(own.ongoingOperation).toBe('RENEWAL')
  })

  it.each([
    ['completes', {}, ['1130', 'NONE', undefined]],
    ['completes by the date of the new card', { expiryDate: '1130' }, ['1130', 'NONE', undefined]],
    ['does not complete by the date of the old one', { expiryDate: '1029' }, ['1029', 'RENEWAL', '1130']],
    [
      'does not complete by the date of the new one online',
      { ...online, expiryDate: '1130' },
      ['1029', 'RENEWAL', '1130'],
    ],
    ['does not complete online', { entryMode: 'ONLINE' as const }, ['1029', 'RENEWAL', '1130']],
    ['does not complete by a digital card', { digitalCardId: 'd' }, ['1029', 'RENEWAL', '1130']],
    ['does not complete by a decline', { failedCheck: 'PIN' as const }, ['1029', 'RENEWAL', '1130']],
  ])('a renewal %s', async (_, what, want) => {
    const { own, ask } = remembering(renewed)
    await ask(what)
    expect([own.exp, own.ongoingOperation, own.nextExp]).toEqual(want)
  })
})

describe('locks', () => {
  const failures = (check: 'PIN' | 'CVV2', times: number) => Array<object>(times).fill({ failedCheck: check })
  const wrongDate = Array<object>(3).fill({ expiryDate: '0101' })

  it.each<[string, object[], (string | undefined)[]]>([
    ['three wrong PINs', failures('PIN', 3), ['SUSPENDED', 'PIN_LOCKED']],
    ['three wrong codes', failures('CVV2', 3), ['SUSPENDED', 'CVV2_LOCKED']],
    ['three wrong dates', wrongDate, ['SUSPENDED', 'EXPIRY_DATE_LOCKED']],
    ['two wrong PINs', failures('PIN', 2), ['ACTIVE', undefined]],
    ['two of each', [...failures('PIN', 2), ...failures('CVV2', 2)], ['ACTIVE', undefined]],
    ['a right one between', [...failures('PIN', 2), {}, ...failures('PIN', 2)], ['ACTIVE', undefined]],
    ['chips that are not right', Array<object>(9).fill({ failedCheck: 'EMV' }), ['ACTIVE', undefined]],
  ])('%s', async (_, asked, want) => {
    const { own, ask } = remembering()
    for (const what of asked) await ask(what)
    expect([own.state, own.stateReason]).toEqual(want)
  })

  it('do not touch a card whose digital card goes on paying while it is suspended', async () => {
    const { own, ask } = remembering({ state: 'SUSPENDED', stateReason: 'CARD_LOST' })
    for (const what of failures('PIN', 4)) await ask({ ...what, digitalCardId: 'd' })
    expect([own.state, own.stateReason]).toEqual(['SUSPENDED', 'CARD_LOST'])
  })
})

describe('another currency', () => {
  const limits = { currency: 'EUR', purchaseDaily: { limit: 10 } }
  const refusal = {
    refused: true,
    statuses: [400, 422],
    subject: 'body property `/billingAmount`',
    rule: "is needed, with `billingCurrencyCode` EUR, the currency of the card's limits",
    field: '/billingAmount',
  }

  it.each([
    [limits, { currencyCode: 'USD' }, refusal],
    [limits, { ...digital, billingCurrencyCode: 'GBP' }, refusal],
    [limits, { ...digital, currencyCode: 'USD' }, undefined],
    [limits, { currencyCode: 'USD', operation: 'WITHDRAWAL' as const }, undefined],
    [{}, { currencyCode: 'USD' }, undefined],
    [{ purchaseDaily: {} }, {}, undefined],
  ])('with limits %j asked for %j', (set, what, want) => {
    expect(billingRefusal(card({ limits: set }), purchase(what), NOW)).toEqual(want)
  })

  it.each([
    [{ balance: 1 }, { currencyCode: 'USD', operation: 'REFUND' as const }, refusal],
    [{ minAmount: 1 }, { currencyCode: 'USD' }, refusal],
    [{ maxAmount: 1 }, { currencyCode: 'USD' }, refusal],
    [{ maxAmount: 1 }, { ...digital, currencyCode: 'USD' }, undefined],
    [{ balance: 1 }, { currencyCode: 'USD', operation: 'OTHER' as const }, undefined],
    [{ maxTransactions: 1 }, { currencyCode: 'USD' }, undefined],
  ])('with the account %j asked for %j', (account, what, want) => {
    const own = card({ account: { ...account, contactless: 'ENABLED' } })
    expect(billingRefusal(own, purchase(what), NOW)).toEqual(want)
  })
})

describe('at the same time', () => {
  it('one of two that only one has room for is declined', async () => {
    const { own, ask } = remembering({ limits: { purchaseDaily: { limit: 30 } } })
    const events = await Promise.all([ask(), ask(), ask()])
    expect(events.map(({ authorisation }) => authorisation.row.status)).toEqual(['APPROVED', 'DECLINED', 'DECLINED'])
    expect(own.spent).toEqual([{ day: 20_761, currency: 'EUR', purchase: 2100, withdrawal: 0, count: 1 }])
  })
})
