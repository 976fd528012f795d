/** A bank and a clock for tests of the notifier: no socket, no waiting. */
import type { Clock } from '../../../../mocks/twin/notifier/agenda.ts'
import type { NotifierOptions } from '../../../../mocks/twin/notifier/delivery.ts'
import type { Notification } from '../../../../mocks/twin/notifier/notification.ts'
import { createNotifier } from '../../../../mocks/twin/notifier/notifier.ts'
import type { Outcome } from '../../../../mocks/twin/notifier/verdict.ts'
import { createRandom } from '../../../../scripts/lib/sampling/random.ts'

/** A clock that is moved by hand. */
export function createFakeClock(): Clock & { pass(ms: number): void } {
  let now = 0
  let timers: { time: number; call: () => void }[] = []
  return {
    now: () => now,
    timer(ms, call) {
      const timer = { time: now + ms, call }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    pass(ms) {
      now += ms
      const due = timers.filter(({ time }) => time <= now)
      timers = timers.filter(({ time }) => time > now)
      for (const { call } of due) call()
    },
  }
}

/** What is said about an authorisation in these tests. */
export function notification(id: number, cardId: string, issuerId = 'BANK_EX-01'): Notification {
  return { id, issuerId, cardId, operationId: `op-${id}`, body: JSON.stringify({ operationId: `op-${id}`, cardId }) }
}

/** What came in with one request. */
export interface Received {
  issuerId: string
  operationIds: string[]
  outcome: Outcome
}

/** A notifier whose bank answers as told; `settle` lets everything happen that happens without time. */
export function createBank(answer: (operationIds: string[], cardIds: string[]) => Outcome | Promise<Outcome>) {
  const clock = createFakeClock()
  const received: Received[] = []
  return {
    clock,
    received,
    /** The ids of each request, and what came of it. */
    told: () =>
      received.map(({ operationIds, outcome }) => {
        return `${operationIds.join(' ')}: ${'status' in outcome ? outcome.status : outcome.failure}`
      }),
    notifier(options: Partial<NotifierOptions> = {}) {
      return createNotifier({
        sender: {
          async send({ issuerId, body }) {
            const operations: { operationId: string; cardId: string }[] = JSON.parse(body).operations
            const operationIds = operations.map(({ operationId }) => operationId)
            const outcome = await answer(
              operationIds,
              operations.map(({ cardId }) => cardId),
            )
            received.push({ issuerId, operationIds, outcome })
            return outcome
          },
          close: async () => {},
        },
        clock,
        today: () => new Date(clock.now()),
        random: createRandom(1),
        batch: 3,
        connections: 2,
        backoff: { first: 100, longest: 1000 },
        capacity: 100,
        ...options,
      })
    },
    async settle() {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
