/**
 * What a server that remembers may have beside its memory: a file that keeps it, a bank that hears of it.
 * Listens to the changes of the store: each is kept first, then told, then acknowledged.
 */
import type { Change } from './events.ts'
import { notificationOf } from './notifier/notification.ts'
import type { Notifier } from './notifier/notifier.ts'
import { type NotifyOptions, notifierOf } from './notifier/notify.ts'
import { type Kept, keep } from './persistence/keep.ts'
import type { Store } from './store.ts'

/** What is wanted. */
export interface AttachOptions {
  /** File that keeps the memory; none: it ends with the process. */
  file?: string | undefined
  /** Whom to notify; none: nobody. */
  notify?: Omit<NotifyOptions, 'seed' | 'ledger'> | undefined
}

/** What there is. */
export interface Attached {
  notifier?: Notifier
  /** Resolves once the memory cannot be kept any more. */
  failed?: Promise<Error>
  /** Finishes what is under way and closes everything. */
  close(): Promise<void>
}

/**
 * Attaches to a fresh store what is wanted.
 *
 * @throws PipelineError `FILE` when the file cannot be used, `ARGUMENTS` when the bank cannot be sent to
 */
export function attach(store: Store, { file, notify }: AttachOptions): Attached {
  const kept = file === undefined ? undefined : keep(store, file)
  const notifier = notify && notifierOf({ ...notify, seed: store.seed, ledger: kept?.ledger })
  for (const { notification, past } of (notifier && kept?.left) ?? []) notifier?.accept(notification, past)
  const forget = kept || notifier ? store.changes.listen(listener(kept, notifier)) : () => {}
  return {
    ...(notifier && { notifier }),
    ...(kept && { failed: kept.failed }),
    async close() {
      forget()
      await notifier?.close()
      kept?.close()
    },
  }
}

function listener(kept: Kept | undefined, notifier: Notifier | undefined) {
  let resets = 0
  return async (changes: readonly Change[]): Promise<void> => {
    if (changes.some(({ kind }) => kind === 'reset')) {
      resets += 1
      notifier?.reset()
    }
    const before = resets
    await kept?.write(changes, notifier !== undefined)
    if (notifier === undefined || before !== resets) return
    for (const change of changes) {
      if (change.kind === 'travelled') notifier.travel(change.ms)
      if (change.kind === 'authorisation') notifier.accept(notificationOf(change.event))
    }
  }
}
