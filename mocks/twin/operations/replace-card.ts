/**
 * Replace: a new card with a new id and new credentials takes the place of an old one, which is blocked.
 * For a registered card the bank brings both; for a created one D1 makes them. A virtual card is active at once.
 */
import { invalid, isRefusal, type Refusal, type Request, refuse } from '../../exchange.ts'
import { reasonIn, textIn } from '../body.ts'
import { type CardData, cardDataIn, formerPansOf, keptOf, NEW_CARD } from '../card-data.ts'
import { numberRefusal, panOf } from '../card-numbers.ts'
import { expiryAfter } from '../expiry.ts'
import type { Handler } from '../handlers.ts'
import { stateAfter, stateRefusal } from '../life-cycle.ts'
import { newCard } from '../new-card.ts'
import { type Card, cardOf, cardsOf, freshId, idRefusal, type Store } from '../store.ts'
import { EXAMPLE_PAN } from '../test-numbers.ts'

const ASSUMED = ['life-cycle-responses', 'card-replaced', 'replace-reasons']

/** Replaces a card. */
export const replaceCard: Handler = async (request, store) => {
  // Read first: nothing may happen between looking at the cards and changing them.
  const data = await cardDataIn(request, store, NEW_CARD)
  const cards = cardsOf(request, store)
  if (isRefusal(cards)) return cards
  const old = cardOf(request, store)
  if (isRefusal(old)) return old
  if (isRefusal(data)) return data
  const refusal = originRefusal(old, request) ?? stateRefusal('replace', old.state)
  if (refusal) return refusal
  // A card that D1 has created gets its credentials from D1.
  const brought = old.origin === 'registered' ? data : undefined
  const given = textIn(request, 'newCardId')
  const inUse = given === undefined ? undefined : idRefusal(given, cards, store)
  const gone = brought && (sameRefusal(brought.pan, old, store) ?? numberRefusal(brought.pan, old.issuerId, store))
  if (inUse) return inUse
  if (gone) return gone
  const cardId = given ?? freshId(cards)
  const card = successorOf(old, { cardId, exp: expiryAfter(store.now()) }, cards.get(cardId), store, brought)
  cards.set(cardId, card)
  old.state = stateAfter('replace', old)
  old.stateReason = reasonIn(request)
  await store.changes.announce({ kind: 'card', card: old }, { kind: 'card', card })
  return { status: 200, body: { cardId, state: card.state }, assumed: ASSUMED }
}

/** The card that takes the place of another one, with what the bank has brought for it. */
function successorOf(
  old: Card,
  own: Pick<Card, 'cardId' | 'exp'>,
  before: Card | undefined,
  store: Pick<Store, 'seed'>,
  brought: CardData | undefined,
): Card {
  const { issuerId, consumerId, cardProductId, name, origin, isVirtual, controls, limits, spent, counted } = old
  const { secondName, account } = old
  return newCard({
    ...{ issuerId, consumerId, cardProductId, name, origin, isVirtual, controls, limits, spent, counted },
    ...(secondName !== undefined && { secondName }),
    ...(account && { account }),
    state: isVirtual ? 'ACTIVE' : 'INACTIVE',
    ...own,
    ...(before && { formerPans: formerPansOf(before, store) }),
    ...(brought && keptOf(brought)),
  })
}

/** Why a number cannot be that of the new card: a moment later it is the number of a replaced card. */
function sameRefusal(pan: string, old: Card, store: Pick<Store, 'seed'>): Refusal | undefined {
  if (pan !== panOf(old, store) || pan === EXAMPLE_PAN) return undefined
  return refuse(403, 'encrypted card number', 'is that of the card that is to be replaced')
}

/** What must come with a registered card and must not come with a created one. */
function originRefusal({ origin }: Card, request: Request): Refusal | undefined {
  if (origin === 'created') {
    if (textIn(request, 'newCardId') === undefined) return undefined
    return invalid('body property `/newCardId`', 'must not be given for a card that D1 has created', '/newCardId')
  }
  const missing = ['newCardId', 'encryptedData'].find((name) => textIn(request, name) === undefined)
  if (missing === undefined) return undefined
  return invalid(`body property \`/${missing}\``, 'is required for a card that was registered', `/${missing}`)
}
