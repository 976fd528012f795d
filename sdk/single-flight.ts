/**
 * One piece of work for everybody who waits for it: it ends early when nobody does any more.
 * Pure, apart from the work.
 */
import { aborted } from './errors.ts'
import { unlessAborted } from './unless-aborted.ts'

/** Work under way. */
export interface Flight<Value> {
  /** Whether its outcome is known, or nobody wanted it. */
  done(): boolean
  /** Waits for the outcome, unless the signal comes first. @throws D1Error `ABORTED` */
  wait(signal: AbortSignal): Promise<Value>
}

/** Joins work that is under way, or begins it. */
export function join<Value>(
  flight: Flight<Value> | undefined,
  work: (signal: AbortSignal) => Promise<Value>,
): Flight<Value> {
  if (flight && !flight.done()) return flight
  const controller = new AbortController()
  let waiting = 0
  let over = false
  const outcome = work(controller.signal).finally(() => {
    over = true
  })
  // Those who wait hear of a failure; that nobody does is no failure of its own.
  outcome.catch(() => {})
  return {
    done: () => over || controller.signal.aborted,
    async wait(signal) {
      waiting += 1
      try {
        return await unlessAborted(signal, outcome, () => aborted({ cause: signal.reason }))
      } finally {
        waiting -= 1
        if (waiting === 0 && !over) controller.abort()
      }
    },
  }
}
