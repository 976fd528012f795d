/**
 * Keeps as many requests under way as are allowed, while there is something to send.
 * Knows neither what is sent nor to whom.
 */

/** Starts requests. */
export interface Dispatch {
  /** Looks for something to send, soon: once for all that comes in one go, so that it leaves in full batches. */
  schedule(): void
  /** Starts nothing any more; resolves once nothing is under way. */
  close(): Promise<void>
}

/**
 * Makes a dispatch.
 *
 * @param next starts the next request, or returns `undefined` when there is nothing to send; it does not reject
 * @param allowed how many may be under way now
 */
export function createDispatch(next: () => Promise<void> | undefined, allowed: () => number): Dispatch {
  const underWay = new Set<Promise<void>>()
  let [isScheduled, isClosed] = [false, false]
  const schedule = (): void => {
    if (isScheduled) return
    isScheduled = true
    setImmediate(run)
  }
  const run = (): void => {
    isScheduled = false
    while (!isClosed && underWay.size < allowed()) {
      const started = next()
      if (started === undefined) return
      const request = started.finally(() => {
        underWay.delete(request)
        schedule()
      })
      underWay.add(request)
    }
  }
  return {
    schedule,
    async close() {
      isClosed = true
      await Promise.all(underWay)
    },
  }
}
