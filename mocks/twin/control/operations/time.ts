/** The time on the server. */
import type { ControlOperation } from '../operation.ts'

/** Tells the time. */
export const time: ControlOperation = (_, { store }) => ({ time: store.now().toISOString() })
