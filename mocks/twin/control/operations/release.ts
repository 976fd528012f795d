/** Letting held notifications go on. */
import type { ControlOperation } from '../operation.ts'

/** Releases what is held. */
export const release: ControlOperation = ({ body }, { notifier }) => ({ released: notifier?.release(body) ?? 0 })
