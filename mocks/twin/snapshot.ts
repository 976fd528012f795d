/**
 * All that a store holds as one JSON value: to look at, to compare, to name by a digest.
 * Pure. What is looked at has neither card numbers nor anything else that is secret; the digest is of everything.
 */
import { createHash } from 'node:crypto'
import type { JsonObject } from '../../scripts/lib/json.ts'
import type { AuthorisationList } from './authorisations.ts'
import { shownLimits } from './decision/limits.ts'
import type { Card, Store } from './store.ts'

/** Rows that are read at a time. */
const PAGE = 1000

/** What everything is made from, the time, and every card. */
export function snapshot(store: Store): JsonObject {
  const now = store.now()
  const cards = [...store.issuers.values()].flatMap((some) => [...some.values()])
  return {
    seed: store.seed,
    sequence: store.sequence,
    time: now.toISOString(),
    cards: cards.map((card) => ({ ...summary(card), ...details(card, now) })),
  }
}

/** What is said about a card in a list. */
export function summary(card: Card): JsonObject {
  const { issuerId, cardId, cardProductId, origin, state, stateReason, exp, ongoingOperation, authorisations } = card
  return {
    ...{ issuerId, cardId, cardProductId, origin, state },
    ...(stateReason !== undefined && { stateReason }),
    ...{ exp, ongoingOperation, authorisations: authorisations.total },
  }
}

function details(card: Card, now: Date): JsonObject {
  const { consumerId, name, isVirtual, controls, authorisations, account } = card
  return {
    ...{ consumerId, name, isVirtual, controls },
    limits: shownLimits(card, now),
    ...(account && { account: { ...account } }),
    authorisationsDigest: digestOf(authorisations),
  }
}

/** Names all that a store holds: the same for the same, whatever is secret in it. */
export function digest(store: Store): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([store.seed, store.sequence, store.now().toISOString()]))
  for (const cards of store.issuers.values()) {
    for (const { authorisations, ...card } of cards.values()) {
      hash.update(JSON.stringify([card, digestOf(authorisations)]))
    }
  }
  return hash.digest('hex')
}

function digestOf(authorisations: AuthorisationList): string {
  const hash = createHash('sha256')
  for (let offset = 0; offset < authorisations.total; offset += PAGE) {
    hash.update(JSON.stringify(authorisations.page({ offset, limit: PAGE })))
  }
  return hash.digest('hex')
}
