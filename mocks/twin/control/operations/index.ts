/**
 * Every operation of the control API, by the ids of its document and in its order.
 * Pure.
 */
import type { ControlOperations } from '../operation.ts'
import { account } from './account.ts'
import { activate } from './activate.ts'
import { authorise } from './authorise.ts'
import { cards } from './cards.ts'
import { clock } from './clock.ts'
import { deliveries } from './deliveries.ts'
import { health } from './health.ts'
import { keys } from './keys.ts'
import { release } from './release.ts'
import { reset } from './reset.ts'
import { seed } from './seed.ts'
import { state } from './state.ts'
import { time } from './time.ts'

/** What each operation does. */
export const operations: ControlOperations = {
  health,
  reset,
  seed,
  authorise,
  account,
  activate,
  time,
  clock,
  cards,
  deliveries,
  release,
  keys,
  state,
}
