/**
 * Which authorisations were dealt with already: D1 delivers at least once, so each may come again.
 * Pure, apart from what a store keeps.
 */
import type { Authorisation } from './notification.ts'

/** Remembers what was dealt with. Any database will do: one table with one unique column. */
export interface SeenStore {
  /** Whether a key was added before. */
  has(key: string): boolean | Promise<boolean>
  /** Adds a key; that it is there already is no error. */
  add(key: string): void | Promise<void>
}

/**
 * What tells one notification from another. The operation id alone does not: D1 takes it from a reference number of
 * twelve characters that the card networks use again, and a reversal may carry that of what it reverses.
 */
export function keyOf(issuerId: string, { cardId, operationId, operation, status, startTime }: Authorisation): string {
  return JSON.stringify([issuerId, cardId, operationId, operation, status, startTime])
}

/** Remembers the last keys in memory, and forgets all of them when the process ends. */
export function memoryStore({ most = 100_000 }: { most?: number } = {}): SeenStore {
  const keys = new Set<string>()
  return {
    has: (key) => keys.has(key),
    add(key) {
      keys.add(key)
      if (keys.size <= most) return
      const [oldest] = keys
      if (oldest !== undefined) keys.delete(oldest)
    },
  }
}
