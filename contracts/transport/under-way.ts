/**
 * Waits until what was begun just now is written to the network, connecting included: what is done then takes no time
 * that the target could not use.
 */
import { setImmediate as immediately } from 'node:timers/promises'

/** Lets what was begun get under way. */
export async function underWay(): Promise<void> {
  await immediately()
  await immediately()
}
