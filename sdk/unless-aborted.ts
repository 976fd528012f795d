/**
 * Waits for something, and no longer than a signal allows: what is given as `fetch` may not listen to it, or may lose it
 * when nothing else holds on to the request.
 * Pure, apart from waiting.
 */

/** Waits for the outcome; rejects when the signal comes first, with its reason or what is made of that. */
export function unlessAborted<Value>(
  signal: AbortSignal,
  work: Promise<Value>,
  why: () => unknown = () => signal.reason,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(why())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
