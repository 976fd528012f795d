/** Back to the beginning: the first cards, the first time, and nothing under way. */
import { resetStore } from '../../seed.ts'
import { digest } from '../../snapshot.ts'
import type { ControlOperation } from '../operation.ts'

/** Forgets everything. */
export const reset: ControlOperation = async ({ body: { seed, rows } }, { store }) => {
  await resetStore(store, {
    ...(typeof seed === 'number' && { seed }),
    ...(typeof rows === 'number' && { rows }),
  })
  return { seed: store.seed, digest: digest(store) }
}
