/**
 * What a fresh server knows: two issuers with the same cards, in the states that operations start from.
 * The same seed and clock give the same, but for the ids that a server is not to share with any before it.
 */
import { makeAuthorisations } from './authorisation-rows.ts'
import { type AuthorisationList, createAuthorisations } from './authorisations.ts'
import { printedCode } from './card-codes.ts'
import { panOf } from './card-numbers.ts'
import { createClock } from './clock.ts'
import { createChanges } from './events.ts'
import type { Reader } from './keys.ts'
import { newCard } from './new-card.ts'
import { anySeries } from './operation-ids.ts'
import type { Card, History, Store } from './store.ts'

/** What exists on a fresh server, by name of a parameter or property: test data for those who ask it. */
export const SEEDED = {
  issuerId: 'ABCDE_FG-1',
  consumerId: 'consumer-1',
  cardProductId: 'product-1',
  cardId: 'card-0001',
} as const

/** The credentials of the first card, by the names that they have in encrypted values. */
export function seededCredentials(seed = 1): { pan: string; exp: string; cvv: string } {
  const card = { cardId: SEEDED.cardId, exp: EXPIRY }
  return { pan: panOf(card, { seed }), exp: EXPIRY, cvv: printedCode(card, { seed }) }
}

/** Other things a fresh server knows. */
export const ALSO_SEEDED = {
  /** The issuer of the documented examples. */
  issuerId: 'BANK_EX-01',
  /** A card that its bank has registered. */
  registeredCardId: 'card-0002',
  /** A card that has never been activated. */
  inactiveCardId: 'card-0004',
  /** A virtual card without authorisations. */
  virtualCardId: 'card-0005',
  /** A card that the authorisation system has locked. */
  lockedCardId: 'card-0006',
  virtualProductId: 'product-virtual',
  /** A card product whose cards make transactions: their ids are not used again. */
  transactionProductId: 'product-transactions',
} as const

/** Authorisations of the first card: more than two of the largest pages, and not a round number. */
const TOTAL = 137

/** When the first cards expire, as MMYY. */
const EXPIRY = '1029'

/** When the clock of a fresh server stands, unless it is told otherwise. */
const NOW = new Date('2026-11-02T09:30:00.000Z')

/** How a store is made. */
export interface SeedOptions {
  seed?: number | undefined
  now?: (() => Date) | undefined
  /** Authorisations of the first card. */
  rows?: number | undefined
  /** Whether its authorisations have ids that no server before has given, whatever the seed. */
  isUnique?: boolean | undefined
  /** Who credentials are encrypted to; none: the key that is made from the seed. */
  credentialsKey?: Reader | undefined
}

/** Makes what a fresh server remembers. */
export function seedStore(options: SeedOptions = {}): Store {
  const { seed = 1, now = () => NOW, rows = TOTAL, isUnique = false, credentialsKey } = options
  const clock = createClock(now)
  const issuerIds = [SEEDED.issuerId, ALSO_SEEDED.issuerId]
  const store: Store = {
    seed,
    rows,
    now: clock.now,
    clock,
    sequence: 0,
    series: isUnique ? anySeries() : 0,
    changes: createChanges(),
    tokens: new Map(),
    assertions: new Map(),
    ...(credentialsKey && { credentialsKey }),
    issuers: new Map(issuerIds.map((issuerId) => [issuerId, new Map<string, Card>()])),
    transactionProducts: new Set([ALSO_SEEDED.transactionProductId]),
    virtualProducts: new Set([ALSO_SEEDED.virtualProductId]),
  }
  fill(store)
  return store
}

/**
 * Makes a store what it was when it was fresh, or what it would have been with other options. A fresh server has given
 * no token, so none is good any more: a client gets a 401 and asks for a new one, with any assertion.
 */
export async function resetStore(store: Store, { seed, rows = store.rows }: SeedOptions): Promise<void> {
  // Who names a seed wants what follows again, ids and all; a bank that remembers takes those for deliveries it has had.
  const series = seed === undefined && store.series > 0 ? anySeries() : 0
  Object.assign(store, { seed: seed ?? store.seed, rows, sequence: 0, series })
  store.clock.reset()
  store.tokens.clear()
  store.assertions.clear()
  fill(store)
  await store.changes.announce({ kind: 'reset' })
}

/** Puts the first cards of every issuer in place of all others. */
function fill({ issuers, now, seed, rows }: Store): void {
  for (const [issuerId, cards] of issuers) {
    cards.clear()
    for (const card of seedCards(issuerId, { total: rows, time: now().getTime(), seed })) cards.set(card.cardId, card)
  }
}

function seedCards(issuerId: string, history: History): Card[] {
  const { consumerId, cardProductId, cardId } = SEEDED
  const base = { issuerId, consumerId, cardProductId, name: 'ALEX EXAMPLE', isVirtual: false, exp: EXPIRY } as const
  const authorisations = authorisationsOf(cardId, history)
  const suspended = { state: 'SUSPENDED', resumesTo: 'ACTIVE' } as const
  const { registeredCardId, inactiveCardId, virtualCardId, virtualProductId, lockedCardId } = ALSO_SEEDED
  const created = { ...base, origin: 'created' } as const
  return [
    newCard({ ...created, cardId, state: 'ACTIVE', authorisations, history }),
    newCard({ ...base, origin: 'registered', cardId: registeredCardId, ...suspended, stateReason: 'CARD_LOST' }),
    newCard({ ...created, cardId: inactiveCardId, state: 'INACTIVE' }),
    newCard({
      ...created,
      cardId: virtualCardId,
      state: 'ACTIVE',
      isVirtual: true,
      cardProductId: virtualProductId,
    }),
    newCard({ ...created, cardId: lockedCardId, ...suspended, stateReason: 'PIN_LOCKED' }),
  ]
}

/** The generated authorisations of a card, as a list that can be added to. */
export function authorisationsOf(cardId: string, { total, time, seed }: History): AuthorisationList {
  const authorisations = createAuthorisations()
  authorisations.addSource(makeAuthorisations({ cardId, total, now: new Date(time), seed }))
  return authorisations
}
