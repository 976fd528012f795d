/**
 * Which card has a number: found by number, and refused for good once the card was deleted or replaced.
 * Reads the store when it is first asked, and hears of what changes from then on.
 */
import { type Refusal, refuse } from '../exchange.ts'
import type { Card, Store } from './store.ts'
import { EXAMPLE_PAN, testPan } from './test-numbers.ts'

/** The numbers of one issuer. */
interface Numbers {
  holders: Map<string, Card>
  /** Of cards whose id another one has by now. */
  former: Set<string>
}

const known = new WeakMap<Store, { byIssuer: Map<string, Numbers> | undefined }>()

/** The number of a card: what its bank has said, or one made for it. */
export function panOf({ pan, cardId }: Pick<Card, 'pan' | 'cardId'>, { seed }: Pick<Store, 'seed'>): string {
  return pan ?? testPan(`${seed} ${cardId}`)
}

/** A card of an issuer that has a number, or had it. */
export function cardNumbered(pan: string, issuerId: string, store: Store): Card | undefined {
  return numbersOf(issuerId, store)?.holders.get(pan)
}

/** Why a number cannot be given to a new card; `undefined` when it can. */
export function numberRefusal(pan: string, issuerId: string, store: Store): Refusal | undefined {
  const numbers = numbersOf(issuerId, store)
  const holder = numbers?.holders.get(pan)
  const isGone = (holder !== undefined && isOver(holder)) || numbers?.former.has(pan)
  if (!isGone || pan === EXAMPLE_PAN) return undefined
  return refuse(403, 'encrypted card number', 'is that of a card that was deleted or replaced')
}

function isOver({ state }: Card): boolean {
  return state === 'DELETED' || state === 'REPLACED'
}

function numbersOf(issuerId: string, store: Store): Numbers | undefined {
  const entry = known.get(store) ?? open(store)
  entry.byIssuer ??= readAll(store)
  return entry.byIssuer.get(issuerId)
}

/** Begins to listen, so that what is found by number stays true. */
function open(store: Store): { byIssuer: Map<string, Numbers> | undefined } {
  const entry: { byIssuer: Map<string, Numbers> | undefined } = { byIssuer: undefined }
  known.set(store, entry)
  store.changes.listen((changes) => {
    for (const change of changes) {
      if (change.kind === 'reset') entry.byIssuer = undefined
      if (change.kind === 'card' && entry.byIssuer) keep(change.card, store, entry.byIssuer)
    }
  })
  return entry
}

function readAll(store: Store): Map<string, Numbers> {
  const byIssuer = new Map<string, Numbers>()
  for (const cards of store.issuers.values()) for (const card of cards.values()) keep(card, store, byIssuer)
  return byIssuer
}

function keep(card: Card, store: Store, byIssuer: Map<string, Numbers>): void {
  const numbers = byIssuer.get(card.issuerId) ?? { holders: new Map<string, Card>(), former: new Set<string>() }
  byIssuer.set(card.issuerId, numbers)
  for (const pan of card.formerPans ?? []) numbers.former.add(pan)
  const pan = panOf(card, store)
  const holder = numbers.holders.get(pan)
  if (holder === undefined || isOver(holder)) numbers.holders.set(pan, card)
}
