/** A card and a purchase to decide about, as plain as they come. */
import type { Purchase } from '../../../../mocks/twin/decision/purchase.ts'
import { newCard } from '../../../../mocks/twin/new-card.ts'
import type { Card } from '../../../../mocks/twin/store.ts'

/** A moment in the middle of a day, a Wednesday. */
export const NOW = new Date('2026-11-04T12:00:00.000Z')

/** A card that may do anything. */
export function card(other: Partial<Card> = {}): Card {
  return newCard({
    issuerId: 'ABCDE_FG-1',
    cardId: 'card-1',
    consumerId: 'consumer-1',
    cardProductId: 'product-1',
    name: 'ALEX EXAMPLE',
    origin: 'created',
    isVirtual: false,
    state: 'ACTIVE',
    exp: '1029',
    controls: {},
    limits: {},
    ...other,
  })
}

/** A purchase of 21.00 EUR around the corner. */
export function purchase(other: Partial<Purchase> = {}): Purchase {
  const merchant = {
    merchantId: 'EXAMPLE00000001',
    merchantName: 'EXAMPLE BOOKS',
    city: 'BERLIN',
    countryCode: 'DE',
    merchantType: '5942',
  }
  return { operation: 'PURCHASE', amount: 2100, currencyCode: 'EUR', entryMode: 'CHIP', merchant, ...other }
}
