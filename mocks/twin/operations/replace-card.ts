/**
 * Replace: a new card with a new id and new credentials takes the place of an old one, which is blocked.
 * For a registered card the bank brings both; for a created one D1 makes them. A virtual card is active at once.
 */
import { invalid, isRefusal, type Refusal, type Request } from '../../exchange.ts'
import { reasonIn, textIn } from '../body.ts'
import { expiryAfter } from '../expiry.ts'
import type { Handler } from '../handlers.ts'
import { stateRefusal } from '../life-cycle.ts'
import { newCard } from '../new-card.ts'
import { type Card, cardOf, cardsOf, freshId, idRefusal } from '../store.ts'

/** Replaces a card. */
export const replaceCard: Handler = async (request, store) => {
  const cards = cardsOf(request, store)
  if (isRefusal(cards)) return cards
  const old = cardOf(request, store)
  if (isRefusal(old)) return old
  const refusal = originRefusal(old, request) ?? stateRefusal('replace', old.state)
  if (refusal) return refusal
  const given = textIn(request, 'newCardId')
  const inUse = given === undefined ? undefined : idRefusal(given, cards)
  if (inUse) return inUse
  const cardId = given ?? freshId(cards)
  const { issuerId, consumerId, cardProductId, name, secondName, origin, isVirtual, controls, limits, spent } = old
  const said = { issuerId, consumerId, cardProductId, name, origin, isVirtual, controls, limits, spent }
  const state = isVirtual ? 'ACTIVE' : 'INACTIVE'
  const exp = expiryAfter(store.now())
  const card = newCard({ ...said, ...(secondName !== undefined && { secondName }), cardId, state, exp })
  cards.set(cardId, card)
  old.state = 'REPLACED'
  old.stateReason = reasonIn(request)
  await store.changes.announce({ kind: 'card', card: old }, { kind: 'card', card })
  return { status: 200, body: { cardId, state }, assumed: ['life-cycle-responses'] }
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
