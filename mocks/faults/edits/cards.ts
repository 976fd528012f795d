/**
 * Servers that forget what they were told about a card, or remember what they should not.
 * They change the store of the server they are applied to and nothing else.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal, type Request } from '../../exchange.ts'
import { members, textIn } from '../../twin/body.ts'
import { type CardData, CREDENTIALS, cardDataIn } from '../../twin/card-data.ts'
import { cardNumbered } from '../../twin/card-numbers.ts'
import type { Handler, Handlers, OperationId } from '../../twin/handlers.ts'
import { type Card, cardOf, cardsOf, issuerIn, type Store } from '../../twin/store.ts'

/** Time between what is read and what is written, in milliseconds. */
const LATER = 20
/** Within which calls come at the same time, in milliseconds. */
const AT_ONCE = 20

/** Handlers in which one operation is done differently. */
export function doing(id: OperationId, change: (next: Handler) => Handler): (handlers: Handlers) => Handlers {
  return (handlers) => ({ ...handlers, [id]: change(handlers[id]) })
}

/** A verification that takes credentials also where only these are like those of the card that has the number. */
export function verifyingAlso(
  isLike: (credentials: CardData, card: Card, store: Store) => boolean,
): (handlers: Handlers) => Handlers {
  return doing('verifyCardCredentials', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const credentials = await cardDataIn(request, store, CREDENTIALS)
    if (!isRefusal(outcome) || credentials === undefined || isRefusal(credentials)) return outcome
    const card = cardNumbered(credentials.pan, issuerIn(request), store)
    return card && isLike(credentials, card, store) ? { status: 200, body: { cardId: card.cardId } } : outcome
  })
}

/** The card with the id of the path, also one that was deleted. */
export function cardEver(request: Request, store: Store): Card | undefined {
  const cards = cardsOf(request, store)
  return isRefusal(cards) ? undefined : cards.get(String(request.values.path.get('cardId')))
}

/** An operation that answers as if it had been done and leaves the card as it was. */
export function withoutEffect(id: OperationId): (handlers: Handlers) => Handlers {
  return doing(id, (next) => async (request, store) => {
    const card = cardOf(request, store)
    const before = isRefusal(card) ? undefined : { ...card }
    const outcome = await next(request, store)
    if (!isRefusal(card) && before) Object.assign(card, before)
    return outcome
  })
}

/** An operation that does something else to the card as well, once it has been done. */
export function afterwards(id: OperationId, change: (card: Card) => void): (handlers: Handlers) => Handlers {
  return doing(id, (next) => async (request, store) => {
    const card = cardOf(request, store)
    const outcome = await next(request, store)
    if (!isRefusal(outcome) && !isRefusal(card)) change(card)
    return outcome
  })
}

/** An operation that finds the card in another shape than it is, for as long as it takes. */
export function seeing(id: OperationId, view: (card: Card) => Partial<Card>): (handlers: Handlers) => Handlers {
  return doing(id, (next) => async (request, store) => {
    const card = cardOf(request, store)
    if (!isRefusal(card)) Object.assign(card, view(card))
    return next(request, store)
  })
}

/** An operation that reads a member of the card, and writes later as if that had stayed as it was. */
export function racing<Member extends keyof Card>(id: OperationId, member: Member): (handlers: Handlers) => Handlers {
  return (handlers) => {
    // Written one after the other.
    let written: Promise<unknown> = Promise.resolve()
    const raced = doing(id, (next) => async (request, store) => {
      const card = cardOf(request, store)
      const seen = isRefusal(card) ? undefined : card[member]
      await sleep(LATER)
      const outcome = written.then(() => {
        if (!isRefusal(card) && seen !== undefined) card[member] = seen
        return next(request, store)
      })
      written = outcome
      return outcome
    })
    return raced(handlers)
  }
}

/** An operation whose calls at the same time are all taken for the one that came last. */
export function sharingRequest(id: OperationId): (handlers: Handlers) => Handlers {
  return (handlers) => {
    let last: Request | undefined
    const shared = doing(id, (next) => async (request, store) => {
      last = request
      await sleep(AT_ONCE)
      return next(last ?? request, store)
    })
    return shared(handlers)
  }
}

/** An operation that does not look into a text of the body when it has a certain form. */
export function unread(
  id: OperationId,
  name: string,
  isSo: (text: string) => boolean,
): (handlers: Handlers) => Handlers {
  return doing(id, (next) => (request, store) => {
    if (!isSo(textIn(request, name) ?? '')) return next(request, store)
    const others = Object.entries(members(request)).filter(([member]) => member !== name)
    return next({ ...request, body: Object.fromEntries(others) }, store)
  })
}

/** An operation that finds deleted cards too. */
export function undeleting(id: OperationId): (handlers: Handlers) => Handlers {
  return doing(id, (next) => async (request, store) => {
    const card = cardEver(request, store)
    if (card?.state !== 'DELETED') return next(request, store)
    card.state = 'SUSPENDED'
    const outcome = await next(request, store)
    card.state = 'DELETED'
    return outcome
  })
}
