/** What the bank was notified of. */
import type { ControlOperation } from '../operation.ts'

/** Lists deliveries. */
export const deliveries: ControlOperation = ({ query }, { notifier }) => ({
  deliveries: (notifier?.deliveries(query) ?? []).map((delivery) => ({ ...delivery })),
})
