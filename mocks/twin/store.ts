/**
 * What the stateful server remembers: issuers, their cards, the authorisations of each card.
 * In memory only; made from a seed and the same for the same seed.
 */
import type { JsonObject } from '../../scripts/lib/json.ts'

/** A card. */
export interface Card {
  cardId: string
  consumerId: string
  cardProductId: string
  state: string
}

/** Everything that is remembered. */
export interface Store {
  /** Cards by id, for each known issuer. */
  issuers: ReadonlyMap<string, Map<string, Card>>
  /** Authorisations of a card, the newest first. */
  authorisations(issuerId: string, cardId: string): readonly JsonObject[]
}
