/**
 * Ctrl-C during a run: the first one asks it to stop and report, a second one ends the process as usual.
 * Listens to the signals of the process while a run lasts.
 */

/** What signals come from: the process. */
export interface SignalSource {
  on(name: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  off(name: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
}

/** A request to stop that may come. */
export interface Interruption {
  /** Aborted by the first signal. */
  signal: AbortSignal
  /** Stops listening. */
  release(): void
}

/** Listens for signals; `say` is told once when one came. */
export function interruption(source: SignalSource, say: () => void): Interruption {
  const controller = new AbortController()
  const release = () => {
    source.off('SIGINT', stop)
    source.off('SIGTERM', stop)
  }
  const stop = () => {
    // Without a listener the next signal ends the process.
    release()
    say()
    controller.abort()
  }
  source.on('SIGINT', stop)
  source.on('SIGTERM', stop)
  return { signal: controller.signal, release }
}
