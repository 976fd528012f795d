/**
 * Forgetting what time has passed over, a few at a time, so that no call pays for all that was ever remembered.
 * Changes the map it is handed and nothing else.
 */

/** Entries that are looked at in one go: more than are added between two, so that all have their turn. */
const LOOKED_AT = 8

/** Forgets those of some entries that are past; the others go to the end of the line. */
export function forgetPast<Value>(entries: Map<string, Value>, isPast: (value: Value) => boolean): void {
  for (const [name, value] of [...entries.entries().take(LOOKED_AT)]) {
    entries.delete(name)
    if (!isPast(value)) entries.set(name, value)
  }
}
