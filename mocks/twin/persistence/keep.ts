/**
 * Keeps what a server remembers in a file: reads it back when there is something in it, and from then on writes each
 * change before it is acknowledged. An authorisation and what the bank is told about it are written together or not at
 * all.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Change } from '../events.ts'
import type { Ledger } from '../notifier/delivery.ts'
import type { Card, Store } from '../store.ts'
import { createCommits } from './commits.ts'
import { asFailure, openDatabase } from './database.ts'
import { type Left, readInto, readOutbox } from './reader.ts'
import { createWriter, type Work } from './writer.ts'

/** A store that is kept. */
export interface Kept {
  /** What was not delivered when the process before ended. */
  left: readonly Left[]
  /** Writes changes that belong together; resolves once they are durable. */
  write(changes: readonly Change[], hasBank: boolean): Promise<void>
  /** Writes what becomes of notifications. */
  ledger: Ledger
  /** Resolves once something could not be written: what is in memory is ahead of the file then. */
  failed: Promise<Error>
  /** Writes what is left and closes the file. */
  close(): void
}

/**
 * Opens the file and makes the store what it was, or the file what the store is.
 *
 * @throws PipelineError `FILE` when it cannot be used
 */
export function keep(store: Store, file: string): Kept {
  const { database, isNew } = openDatabase(file)
  const known = new WeakSet<Card>()
  const commits = createCommits(database, file)
  const writer = createWriter(database, store, known)
  const begin = (): Left[] => {
    try {
      if (isNew) inOne(database, writer.everything())
      else readInto(store, database, known, file)
      return readOutbox(database)
    } catch (thrown) {
      database.close()
      throw asFailure(file, thrown)
    }
  }
  // A delivery that is not written down is made again, which is allowed; so nobody waits for these.
  const later = commits.writeSoon
  return {
    left: begin(),
    write: (changes, hasBank) => commits.write(writer.changes(changes, hasBank)),
    ledger: {
      delivered: (ids) => later(writer.outbox.delivered(ids)),
      failed: (entries, isHeld) => later(writer.outbox.failed(entries, isHeld)),
      released: (ids) => later(writer.outbox.released(ids)),
    },
    failed: commits.failed,
    close() {
      commits.flush()
      database.close()
    },
  }
}

/** Does some work in one transaction. */
function inOne(database: DatabaseSync, work: Work): void {
  database.exec('BEGIN IMMEDIATE')
  work()
  database.exec('COMMIT')
}
