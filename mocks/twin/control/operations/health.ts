/** Whether the server is up, and how much it holds. */
import type { ControlOperation } from '../operation.ts'

/** Tells how the twin is. */
export const health: ControlOperation = (_, { store, notifier }) => {
  const cards = [...store.issuers.values()].flatMap((some) => [...some.values()])
  return {
    status: 'up',
    seed: store.seed,
    time: store.now().toISOString(),
    cards: cards.length,
    authorisations: cards.reduce((sum, card) => sum + card.authorisations.total, 0),
    ...(notifier && { undelivered: notifier.undelivered }),
  }
}
