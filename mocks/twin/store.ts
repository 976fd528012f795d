/**
 * What the stateful server remembers: the issuers and their cards. In memory, changed in place; whoever changes it
 * announces it through `changes` before the caller is answered.
 * Finds cards for the operations; knows no rule of the life cycle but that a deleted card is gone.
 */
import type { JsonObject } from '../../scripts/lib/json.ts'
import { isRefusal, type Refusal, type Request, refuse } from '../exchange.ts'
import type { AuthorisationList } from './authorisations.ts'
import type { GeneratedCode } from './card-codes.ts'
import type { Clock } from './clock.ts'
import type { Counted } from './decision/limits.ts'
import type { DaySpent } from './decision/spending.ts'
import type { Changes } from './events.ts'
import type { Reader } from './keys.ts'
import type { CardState } from './life-cycle.ts'

/** A card. */
export interface Card {
  issuerId: string
  cardId: string
  consumerId: string
  cardProductId: string
  name: string
  secondName?: string
  /** Made by D1, or by the bank and registered. */
  origin: 'created' | 'registered'
  /** Digest of what it was registered with. */
  registration?: string
  /** A virtual card needs no activation. */
  isVirtual: boolean
  state: CardState
  /** Reason of the last change of the state. */
  stateReason?: string
  /** The state a suspended card goes back to. */
  resumesTo: CardState
  /** Operation that is under way. */
  ongoingOperation: 'NONE' | 'RENEWAL'
  /** Expiry date, MMYY. */
  exp: string
  /** Its number, as the bank has said it; absent: one is made for it (`panOf`). */
  pan?: string
  /** The second number of a cobadged card. */
  auxiliary?: Auxiliary
  /** Numbers of cards that had its id before. */
  formerPans?: readonly string[]
  /** Expiry date of the renewed card, until that is activated. */
  nextExp?: string
  controls: JsonObject
  limits: JsonObject
  authorisations: AuthorisationList
  /** What the generated ones among its authorisations are made from; absent when there are none. */
  history?: History
  /** What approved purchases and withdrawals came to, by day. */
  spent: readonly DaySpent[]
  /** What the bank has said is spent, by name of the limit. */
  counted: Readonly<Record<string, Counted>>
  /** How often in a row each check has failed, by the lock that it ends in. */
  failures: Readonly<Record<string, number>>
  /** How often its credentials were read. */
  reads: number
  /** The codes of those reads that were not used yet; absent: none. */
  codes?: readonly GeneratedCode[]
  /** What its bank holds about it beside D1; absent: nothing that binds. */
  account?: Account
}

/** What only the systems of a bank know of a card; amounts in the smallest unit of the currency of its limits. */
export interface Account {
  /** What is left to be spent. */
  balance?: number
  /** The least and the most that one purchase may come to. */
  minAmount?: number
  maxAmount?: number
  /** Approved purchases and withdrawals of one day, at the most. */
  maxTransactions?: number
  /** Whether the card itself takes part in payments without contact. */
  contactless: 'ENABLED' | 'DISABLED'
}

/** The second number of a cobadged card. */
export interface Auxiliary {
  pan: string
  /** MMYY. */
  exp: string
  /** Expiry date of the renewed card, until that is activated. */
  nextExp?: string
}

/** Generated authorisations of a card: from the same, the same are made. */
export interface History {
  total: number
  /** When the newest happened, in milliseconds since 1970. */
  time: number
  seed: number
}

/** Everything that is remembered. */
export interface Store {
  /** What everything that looks random is made from. */
  seed: number
  /** The time, for whatever depends on it. */
  now: () => Date
  clock: Clock
  /** Authorisations of the first card on a fresh server. */
  rows: number
  /** Number of the last authorisation that was decided; see `AuthorisationEvent`. */
  sequence: number
  /** What the ids of decided authorisations count up from: 0, or by chance where no two servers may give the same. */
  series: number
  /** Where changes are announced and heard of. */
  changes: Changes
  /** Cards by id, for each known issuer. */
  issuers: ReadonlyMap<string, Map<string, Card>>
  /** Access tokens that were given, by their digests. */
  tokens: Map<string, Given>
  /** Marks of the assertions that tokens were given for, each with the second up to which it would be good. */
  assertions: Map<string, number>
  /** Who credentials are encrypted to; absent: the key that is made from the seed. */
  credentialsKey?: Reader
  /** Card products whose cards make transactions, so that the id of one is never given to another. */
  transactionProducts: ReadonlySet<string>
  /** Card products whose cards are virtual. */
  virtualProducts: ReadonlySet<string>
}

/** What is known of an access token. */
export interface Given {
  /** Whom it was given to. */
  issuer: string
  /** The second at which it ends, in seconds since 1970. */
  until: number
}

/** The issuer a request names. */
export function issuerIn({ values }: Request): string {
  return String(values.path.get('issuerId'))
}

/** The cards of the issuer a request names. */
export function cardsOf(request: Request, { issuers }: Store): Map<string, Card> | Refusal {
  const cards = issuers.get(issuerIn(request))
  return cards ?? refuse(404, 'issuer', 'is not known')
}

/** The card a request names; a deleted one is gone. */
export function cardOf(request: Request, store: Store): Card | Refusal {
  const cards = cardsOf(request, store)
  return isRefusal(cards) ? cards : cardNamed(String(request.values.path.get('cardId')), cards)
}

/** The card with an id. */
export function cardNamed(cardId: string, cards: ReadonlyMap<string, Card>): Card | Refusal {
  const card = cards.get(cardId)
  return card === undefined || card.state === 'DELETED' ? refuse(404, 'card', 'is not known') : card
}

/** Why an id cannot be given to a new card; `undefined` when it can. */
export function idRefusal(
  cardId: string,
  cards: ReadonlyMap<string, Card>,
  { transactionProducts }: Pick<Store, 'transactionProducts'>,
): Refusal | undefined {
  const card = cards.get(cardId)
  const isFree = card === undefined || card.state === 'DELETED' || card.state === 'REPLACED'
  if (!isFree) return refuse(403, 'cardId', 'is in use')
  if (card?.origin === 'created') return refuse(403, 'cardId', 'is that of a card issued by D1')
  const isUsed = card !== undefined && transactionProducts.has(card.cardProductId)
  return isUsed ? refuse(403, 'cardId', 'is that of a card product used for transactions') : undefined
}

/** An id that no card has had, counted up from the number of cards. */
export function freshId(cards: ReadonlyMap<string, Card>): string {
  for (let number = cards.size + 1; ; number += 1) {
    const cardId = `card-d1-${String(number).padStart(4, '0')}`
    if (!cards.has(cardId)) return cardId
  }
}
