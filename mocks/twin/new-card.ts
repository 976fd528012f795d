/**
 * A card as it begins: no authorisations, the controls and limits of its product.
 * Pure.
 */
import type { Request } from '../exchange.ts'
import { createAuthorisations } from './authorisations.ts'
import { members, textIn } from './body.ts'
import { expiryAfter } from './expiry.ts'
import { type Card, issuerIn, type Store } from './store.ts'

/** What has to be said about a card. */
type Said = Pick<
  Card,
  'issuerId' | 'cardId' | 'consumerId' | 'cardProductId' | 'name' | 'origin' | 'isVirtual' | 'state' | 'exp'
>

/** A card with everything that has not been said about it. */
export function newCard(said: Said & Partial<Card>): Card {
  const begin = {
    resumesTo: said.state,
    ongoingOperation: 'NONE',
    reads: 0,
    spent: [],
    counted: {},
    failures: {},
  } as const
  return { ...begin, controls: CONTROLS, limits: LIMITS, authorisations: createAuthorisations([]), ...said }
}

/** The card a body describes; if it does not say otherwise, it is active. */
export function describedCard(request: Request, store: Store, own: Pick<Card, 'cardId' | 'origin'>): Card {
  const cardProductId = textIn(request, 'cardProductId') ?? ''
  const secondName = textIn(request, 'secondName')
  return newCard({
    ...own,
    issuerId: issuerIn(request),
    cardProductId,
    consumerId: textIn(request, 'consumerId') ?? '',
    name: textIn(request, 'name') ?? '',
    ...(secondName !== undefined && { secondName }),
    isVirtual: store.virtualProducts.has(cardProductId),
    state: members(request).state === 'INACTIVE' ? 'INACTIVE' : 'ACTIVE',
    exp: expiryAfter(store.now()),
  })
}

const CONTROLS = {
  onlinePayment: true,
  contactless: true,
  magneticStripe: false,
  atmWithdrawal: true,
  abroadPayment: true,
  deniedCurrencyList: ['XTS'],
  geography: { regionList: ['SCHENGEN_AREA'], countryList: ['DE', 'FR'] },
  merchant: { gambling: false, adult: false, risky: false },
}

const LIMITS = {
  currency: 'EUR',
  purchaseMonthly: { periodType: 'FIXED', limit: 1500, maxLimit: 3000 },
  withdrawalWeekly: { periodType: 'ROLLING', limit: 400, maxLimit: 1000 },
}
