/**
 * What a server that remembers tells those who keep, send or show it: each change of its memory, in groups that belong
 * together. A listener is called once the memory is changed and before the caller is answered; the answer waits for the
 * promise it returns, so what is kept durably is kept before it is acknowledged.
 * Types, and the list of listeners; knows nothing of files and sockets.
 */
import type { JsonObject } from '../../scripts/lib/json.ts'
import type { Authorisation } from './authorisations.ts'
import type { Card, Given } from './store.ts'

/** An authorisation that was decided, as the bank sees it in the list and is notified of it. */
export interface AuthorisationEvent {
  /** Counts up over all cards and issuers; never given twice between two resets. */
  sequence: number
  issuerId: string
  cardId: string
  /** The row of the inbound list, with its id and time. */
  authorisation: Authorisation
  /** The member of `operations` of the outbound notification: the row, the card, a message to its holder. */
  notification: JsonObject
}

/** One thing that is different now. */
export type Change =
  /** A card is new, or other than it was: all of it but its authorisations. */
  | { kind: 'card'; card: Card }
  /** A card has one more authorisation. */
  | { kind: 'authorisation'; event: AuthorisationEvent }
  /** A card has another history: the authorisations that `card.history` generates and nothing else. */
  | { kind: 'history'; card: Card }
  /** The time has moved ahead by so much; see `Store.clock`. */
  | { kind: 'travelled'; ms: number }
  /** A token was given for an assertion, which is not good for another one; times in seconds since 1970. */
  | { kind: 'token'; now: number; token: Given & { digest: string }; assertion: { mark: string; until: number } }
  /** Everything is as on a fresh server. */
  | { kind: 'reset' }

/** Hears of the changes that belong together: either all of them are kept or none. */
export type ChangeListener = (changes: readonly Change[]) => void | Promise<void>

/** Where changes are announced. */
export interface Changes {
  /** Adds a listener; returns what takes it away. */
  listen(listener: ChangeListener): () => void
  /** Tells every listener; resolves once all of them are done. */
  announce(...changes: Change[]): Promise<void>
}

/** Opens the announcements of one server. */
export function createChanges(): Changes {
  const listeners = new Set<ChangeListener>()
  return {
    listen(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    async announce(...changes) {
      await Promise.all([...listeners].map((listener) => listener(changes)))
    },
  }
}
