/** Every operation on a D1 that remembers, over HTTP. */
import { createPublicKey } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { privateJwk, recipientOf } from '../../mocks/twin/keys.ts'
import { SEEDED } from '../../mocks/twin/seed.ts'
import { startTwin } from '../../mocks/twin/twin.ts'
import {
  cardId,
  cardProductId,
  consumerId,
  createD1Client,
  decryptCardData,
  issuerId,
  jwtBearer,
  type Unknown,
} from '../../sdk/inbound.ts'
import { load } from '../mocks/load.ts'
import { errorOf, keys } from './given.ts'

const signing = await keys('ES256')
const twin = await startTwin({
  ...(await load('specs/canonical/d1-inbound-card.yaml')),
  tokens: ['aaaa.bbbb.cccc'],
  oauth: [{ kid: 'bank-1', publicKey: createPublicKey(signing.publicPem) }],
  port: 0,
  host: '127.0.0.1',
})
afterAll(() => twin.close())

/** The keys of the server: D1's, and the one its credentials are encrypted to when nobody brings another. */
const { kid, ...publicKey } = recipientOf(1).jwk
const encryption = { key: publicKey, kid }
const own = { key: privateJwk('recipient 1'), kid }
const CREDENTIALS = { pan: '4000000000000002', exp: '1230' }
const unknown: Unknown[] = []
const d1 = createD1Client({
  baseUrl: twin.url,
  issuerId: issuerId(SEEDED.issuerId),
  auth: jwtBearer({ key: signing.privatePem, kid: 'bank-1' }),
  encryption,
  onUnknown: (one) => unknown.push(one),
})
const made = {
  consumerId: consumerId(SEEDED.consumerId),
  cardProductId: cardProductId(SEEDED.cardProductId),
  name: 'JANE DOE',
}

describe('a card', () => {
  it('that D1 creates lives its life', async () => {
    const { cardId: card } = await d1.cards.create(made)
    expect(await d1.cards.get(card)).toMatchObject({ cardId: card, state: 'ACTIVE', name: 'JANE DOE' })
    await d1.cards.controls.update(card, { controls: { onlinePayment: false } })
    await d1.cards.limits.update(card, { limits: { currency: 'EUR', purchaseDaily: { limit: 100 } } })
    const { controls, limits } = await d1.cards.settings.get(card)
    expect([controls?.onlinePayment, limits?.purchaseDaily?.limit]).toEqual([false, 100])
    expect(await d1.cards.suspend(card, { stateReason: 'CARD_LOST' })).toMatchObject({ state: 'SUSPENDED' })
    expect(await d1.cards.resume(card, { stateReason: 'CARD_FOUND' })).toMatchObject({ state: 'ACTIVE' })
    await d1.cards.renew(card)
    expect((await d1.cards.credentials.get(card)).encryptedData.split('.')).toHaveLength(5)
    const { cardId: next } = await d1.cards.replace(card, { reason: 'lost', stateReason: 'CARD_LOST' })
    expect(next).toEqual(expect.any(String))
    expect(next).not.toBe(card)
    expect(await d1.cards.delete(cardId(next ?? ''))).toMatchObject({ state: 'DELETED' })
  })

  it('that the issuer registers is known by its encrypted data', async () => {
    const card = cardId('card-sdk-1')
    await d1.cards.register(card, { ...made, credentials: CREDENTIALS })
    const { encryptedData } = await d1.cards.credentials.get(card)
    const read = await decryptCardData(encryptedData, own)
    expect(read).toMatchObject(CREDENTIALS)
    const { cvv = '' } = read
    expect(await d1.cards.credentials.verify({ cardId: card, credentials: { ...CREDENTIALS, cvv } })).toEqual({
      cardId: card,
    })
    const error = await errorOf(
      d1.cards.credentials.verify({ cardId: card, credentials: { ...CREDENTIALS, exp: '1130', cvv } }),
    )
    expect(error.code).toBe('HTTP')
  })

  it('has authorisations, page after page', async () => {
    const walk = d1.cards.authorisations(cardId(SEEDED.cardId))
    const rows = await Array.fromAsync(walk)
    expect(new Set(rows.map(({ operationId }) => operationId)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThan(100)
    const pages = await Array.fromAsync(walk.pages())
    expect(pages.map(({ offset }) => offset)).toEqual([0, 50, 100])
  })

  it('that is not there is a 404', async () => {
    const { status, errorCode, message } = await errorOf(d1.cards.get(cardId('nobody')))
    expect([status, errorCode, message]).toEqual([
      404,
      'RESOURCE_NOT_FOUND',
      'D1 refused getCardDetails with 404 RESOURCE_NOT_FOUND.',
    ])
  })

  it('is told in terms of the spec', () => {
    expect(unknown).toEqual([])
  })
})
